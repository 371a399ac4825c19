package blog;

import dev.rowan.orm.Column;
import dev.rowan.orm.Manager;
import dev.rowan.orm.Many;
import dev.rowan.orm.Model;
import dev.rowan.orm.Reverse;
import dev.rowan.orm.Table;

@Table(ordering = "name")
public class Tag extends Model {
    public static final Manager<Tag> objects = Tag_.manager();

    Long id;

    @Column(maxLength = 50, unique = true)
    String name;

    @Reverse("tags")
    final Many<Post> posts = many();
}
