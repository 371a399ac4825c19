package shop;

import dev.rowan.orm.*;
import dev.rowan.orm.model.OnDelete;
import org.jspecify.annotations.*;

@Table
class Post extends Model {
    Long id;
    @ForeignKey(onDelete = OnDelete.SET_NULL) final Ref<Author> author = ref();
    @ForeignKey(onDelete = OnDelete.SET, relatedName = "edited") final Ref<@Nullable Author> editor = ref();
    @ForeignKey(onDelete = OnDelete.CASCADE, relatedName = "owned posts") final Ref<Author> owner = ref();
    @ForeignKey(onDelete = OnDelete.CASCADE, relatedName = "named", toField = "name") final Ref<Author> name = ref();
}

@Table
class Author extends Model {
    Long id;
    String name;
}
