package shop;

import dev.rowan.orm.*;
import dev.rowan.orm.model.OnDelete;

@Table
class Post extends Model {
    Long id;
    @ForeignKey(onDelete = OnDelete.DB_SET_NULL) final Ref<Author> author = ref();
    @ForeignKey(onDelete = OnDelete.DB_SET_DEFAULT, relatedName = "edited") final Ref<Author> editor = ref();
    @ForeignKey(onDelete = OnDelete.DB_CASCADE, relatedName = "owned", constraint = false) final Ref<Author> owner = ref();
}

@Table
class Author extends Model {
    Long id;
}
