package shop;

import dev.rowan.orm.*;
import dev.rowan.orm.model.OnDelete;

@Table(naturalKey = {"name", "sulg", "tags"})
class Post extends Model {
    Long id;
    String name;
    String slug;

    @ManyToMany
    final Many<Post> tags = many();
}

@Table(naturalKey = {"name", "parent"})
class Category extends Model {
    Long id;
    String name;

    @ForeignKey(onDelete = OnDelete.CASCADE)
    final Ref<Category> parent = ref();
}
