package shop;

import dev.rowan.orm.*;
import dev.rowan.orm.model.OnDelete;

@Table
class Post extends Model {
    Long id;
    @ForeignKey(onDelete = OnDelete.CASCADE) Ref<Author> author = ref();
    @ManyToMany(relatedName = "+") Many<Author> fans;
}

@Table
class Author extends Model {
    Long id;
    String name;
}
