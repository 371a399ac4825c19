package shop;

import dev.rowan.orm.*;
import dev.rowan.orm.model.OnDelete;

@Table
class Author extends Model {
    Long id;
    @Reverse("author") final Ref<Post> post = ref();
    @Reverse("author") final Many<Profile> profiles = many();
}

@Table
class Post extends Model {
    Long id;
    @ForeignKey(onDelete = OnDelete.CASCADE) final Ref<Author> author = ref();
}

@Table
class Profile extends Model {
    Long id;
    @OneToOne(onDelete = OnDelete.CASCADE) final Ref<Author> author = ref();
}
