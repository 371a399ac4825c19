package blog;

import dev.rowan.orm.AutoNowAdd;
import dev.rowan.orm.Column;
import dev.rowan.orm.ForeignKey;
import dev.rowan.orm.Manager;
import dev.rowan.orm.Model;
import dev.rowan.orm.Ref;
import dev.rowan.orm.Table;
import dev.rowan.orm.model.OnDelete;
import java.time.Instant;

@Table(ordering = {"createdAt", "id"})
public class Comment extends Model {
    public static final Manager<Comment> objects = Comment_.manager();

    Long id;

    @ForeignKey(onDelete = OnDelete.CASCADE, relatedName = "comments")
    final Ref<Post> post = ref();

    @Column(maxLength = 100)
    String who;

    String text;

    @AutoNowAdd
    Instant createdAt;
}
