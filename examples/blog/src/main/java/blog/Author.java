package blog;

import dev.rowan.orm.Column;
import dev.rowan.orm.Email;
import dev.rowan.orm.Manager;
import dev.rowan.orm.Many;
import dev.rowan.orm.Model;
import dev.rowan.orm.Ref;
import dev.rowan.orm.Reverse;
import dev.rowan.orm.Table;

@Table(ordering = "name")
public class Author extends Model {
    public static final Manager<Author> objects = Author_.manager();

    Long id;

    @Column(maxLength = 100)
    String name;

    @Email
    @Column(maxLength = 254, unique = true)
    String email;

    @Reverse("author")
    final Many<Post> posts = many();

    @Reverse("author")
    final Ref<Profile> profile = ref();

    @Override
    public String toString() {
        return name;
    }
}
