package dev.rowan.orm.blog;

import dev.rowan.orm.Column;
import dev.rowan.orm.ForeignKey;
import dev.rowan.orm.Manager;
import dev.rowan.orm.Many;
import dev.rowan.orm.ManyToMany;
import dev.rowan.orm.Model;
import dev.rowan.orm.Ref;
import dev.rowan.orm.Reverse;
import dev.rowan.orm.Table;
import dev.rowan.orm.model.OnDelete;
import org.jspecify.annotations.Nullable;

@Table(
        app = "blog",
        ordering = {"name", "id"})
public class Author extends Model {
    public static final Manager<Author> objects = Author_.manager();

    public Long id;

    @Column(maxLength = 80)
    public String name;

    @Column(unique = true)
    public @Nullable String email;

    @ForeignKey(onDelete = OnDelete.SET_NULL, relatedName = "mentees")
    public final Ref<@Nullable Author> mentor = ref();

    @ManyToMany(symmetrical = true)
    public final Many<Author> friends = many();

    @Reverse("author")
    public final Many<Post> posts = many();

    @Reverse("editor")
    public final Many<Post> edited = many();

    @Reverse("author")
    public final Ref<Profile> profile = ref();

    @Override
    public String toString() {
        return name;
    }
}
