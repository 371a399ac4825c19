package blog;

import dev.rowan.orm.AutoNowAdd;
import dev.rowan.orm.Column;
import dev.rowan.orm.ForeignKey;
import dev.rowan.orm.Index;
import dev.rowan.orm.Many;
import dev.rowan.orm.ManyToMany;
import dev.rowan.orm.Model;
import dev.rowan.orm.Ref;
import dev.rowan.orm.Reverse;
import dev.rowan.orm.Slug;
import dev.rowan.orm.Table;
import dev.rowan.orm.model.OnDelete;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@Table(
        ordering = {"-createdAt", "id"},
        getLatestBy = "createdAt",
        indexes = @Index({"author", "-createdAt"}))
public class Post extends Model {
    public static final PostQuerySet objects = new PostQuerySet(Post_.META);

    Long id;

    @Column(maxLength = 200)
    String title;

    @Slug
    @Column(maxLength = 50, unique = true)
    String slug;

    @Nullable
    String summary;

    @ForeignKey(onDelete = OnDelete.CASCADE, relatedName = "posts")
    final Ref<Author> author = ref();

    @ManyToMany(relatedName = "posts")
    final Many<Tag> tags = many();

    boolean published = false;
    int views;

    @AutoNowAdd
    Instant createdAt;

    @Reverse("post")
    final Many<Comment> comments = many();

    @Override
    public String toString() {
        return title;
    }
}
