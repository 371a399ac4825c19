package shop;

import dev.rowan.orm.Column;
import dev.rowan.orm.Email;
import dev.rowan.orm.ForeignKey;
import dev.rowan.orm.Manager;
import dev.rowan.orm.Many;
import dev.rowan.orm.ManyToMany;
import dev.rowan.orm.Model;
import dev.rowan.orm.Ref;
import dev.rowan.orm.Reverse;
import dev.rowan.orm.Table;
import dev.rowan.orm.model.OnDelete;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

@Table(ordering = {"name", "id"})
public class Author extends Model {
    public static final Manager<Author> objects = Author_.manager();

    public Long id;

    @Column(maxLength = 80)
    public String name;

    @Email
    @Column(maxLength = 120, unique = true, blank = true)
    public @Nullable String email;

    @Column(blank = true)
    public @Nullable Integer age;

    @Column(precision = 5, scale = 2, blank = true)
    public @Nullable BigDecimal rating;

    public boolean active = true;
    public LocalDate joined;

    @ForeignKey(onDelete = OnDelete.SET_NULL, relatedName = "mentees", blank = true)
    public final Ref<@Nullable Author> mentor = ref();

    @ManyToMany(symmetrical = true, blank = true)
    public final Many<Author> friends = many();

    @ManyToMany(relatedName = "followers", blank = true)
    public final Many<Author> follows = many();

    @Reverse("mentor")
    public final Many<Author> mentees = many();

    @Reverse("follows")
    public final Many<Author> followers = many();

    @Reverse("author")
    public final Many<Post> posts = many();

    @Reverse("editor")
    public final Many<Post> editedPosts = many();

    @Reverse("author")
    public final Ref<Profile> profile = ref();

    @Reverse("author")
    public final Many<Comment> comments = many();

    @Reverse("owner")
    public final Many<Memo> memos = many();

    @Reverse("owner")
    public final Many<Letter> letters = many();

    @Override
    public String toString() {
        return name;
    }
}
