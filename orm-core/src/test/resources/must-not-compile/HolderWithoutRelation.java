package shop;

import dev.rowan.orm.*;
import dev.rowan.orm.model.OnDelete;

@Table
class Post extends Model {
    Long id;
    final Ref<Author> author = ref();
    @ManyToMany final Ref<Author> editor = ref();
    @ForeignKey(onDelete = OnDelete.CASCADE) final Many<Author> fans = many();
    @ForeignKey(onDelete = OnDelete.CASCADE) Author owner;
    @ForeignKey(onDelete = OnDelete.CASCADE) final Ref<Model> anybody = ref();
    @ForeignKey(onDelete = OnDelete.CASCADE, relatedName = "+") final Ref<Thing> thing = ref();
}

@Table
abstract class Thing extends Model {}

@Table
class Author extends Model {
    Long id;
    String name;
}
