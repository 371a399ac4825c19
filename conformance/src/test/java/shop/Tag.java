package shop;

import dev.rowan.orm.Column;
import dev.rowan.orm.Manager;
import dev.rowan.orm.Many;
import dev.rowan.orm.Model;
import dev.rowan.orm.Reverse;
import dev.rowan.orm.Table;
import org.jspecify.annotations.Nullable;

@Table
public class Tag extends Model {
    public static final Manager<Tag> objects = Tag_.manager();

    public Long id;

    @Column(maxLength = 30, unique = true)
    public String name;

    @Column(maxLength = 10, blank = true)
    public @Nullable String colour;

    @Reverse("tags")
    public final Many<Post> posts = many();
}
