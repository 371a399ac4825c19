package shop;

import dev.rowan.orm.*;
import dev.rowan.orm.model.OnDelete;

@Table
class Post extends Model {
    Long id;
    @ForeignKey(onDelete = OnDelete.CASCADE) final Ref<Author> author = ref();
    @ForeignKey(onDelete = OnDelete.CASCADE) final Ref<Author> editor = ref();
    @ForeignKey(onDelete = OnDelete.CASCADE, relatedName = "name") final Ref<Author> owner = ref();
}

@Table
class Author extends Model {
    Long id;
    String name;
}
