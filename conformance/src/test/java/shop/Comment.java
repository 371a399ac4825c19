package shop;

import dev.rowan.orm.ForeignKey;
import dev.rowan.orm.Manager;
import dev.rowan.orm.Many;
import dev.rowan.orm.Model;
import dev.rowan.orm.Ref;
import dev.rowan.orm.Reverse;
import dev.rowan.orm.Table;
import dev.rowan.orm.model.OnDelete;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@Table(ordering = {"post", "id"})
public class Comment extends Model {
    public static final Manager<Comment> objects = Comment_.manager();

    public Long id;

    @ForeignKey(onDelete = OnDelete.CASCADE, relatedName = "comments")
    public final Ref<Post> post = ref();

    @ForeignKey(onDelete = OnDelete.SET_NULL, relatedName = "comments", blank = true)
    public final Ref<@Nullable Author> author = ref();

    @ForeignKey(onDelete = OnDelete.CASCADE, relatedName = "replies", blank = true)
    public final Ref<@Nullable Comment> parent = ref();

    public String text;
    public @Nullable Boolean approved;
    public Instant created;
    public int likes = 0;

    @Reverse("parent")
    public final Many<Comment> replies = many();
}
