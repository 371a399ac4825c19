package shop;

import dev.rowan.orm.*;
import dev.rowan.orm.model.OnDelete;

@Table
class Author extends Model {
    Long id;
    @Reverse("autor") final Many<Post> posts = many();
}

@Table
class Post extends Model {
    Long id;
    @ForeignKey(onDelete = OnDelete.CASCADE) final Ref<Author> author = ref();
    @ForeignKey(onDelete = OnDelete.CASCADE, relatedName = "edited") final Ref<Author> editor = ref();
}
