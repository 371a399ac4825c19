package shop;

import dev.rowan.orm.*;
import dev.rowan.orm.model.OnDelete;

@Table
class Author extends Model {
    Long id;
    @Reverse("category") final Many<Post> posts = many();
}

@Table
class Category extends Model {
    Long id;
}

@Table
class Post extends Model {
    Long id;
    @ForeignKey(onDelete = OnDelete.CASCADE) final Ref<Author> author = ref();
    @ForeignKey(onDelete = OnDelete.CASCADE) final Ref<Category> category = ref();
}
