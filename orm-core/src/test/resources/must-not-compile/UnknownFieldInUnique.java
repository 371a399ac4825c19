package shop;

import dev.rowan.orm.*;
import dev.rowan.orm.model.OnDelete;

@Table(unique = @Unique({"author", "slugg"}))
class Post extends Model {
    Long id;
    String slug;
    @ForeignKey(onDelete = OnDelete.CASCADE) final Ref<Author> author = ref();
}

@Table
class Author extends Model {
    Long id;
    String name;
}
