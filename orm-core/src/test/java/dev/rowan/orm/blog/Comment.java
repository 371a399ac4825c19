package dev.rowan.orm.blog;

import dev.rowan.orm.ForeignKey;
import dev.rowan.orm.Manager;
import dev.rowan.orm.Many;
import dev.rowan.orm.Model;
import dev.rowan.orm.Ref;
import dev.rowan.orm.Reverse;
import dev.rowan.orm.Table;
import dev.rowan.orm.model.OnDelete;
import org.jspecify.annotations.Nullable;

@Table(app = "blog", ordering = "id")
public class Comment extends Model {
    public static final Manager<Comment> objects = Comment_.manager();

    public Long id;

    @ForeignKey(onDelete = OnDelete.CASCADE, relatedName = "comments")
    public final Ref<Post> post = ref();

    @ForeignKey(onDelete = OnDelete.CASCADE, relatedName = "replies")
    public final Ref<@Nullable Comment> parent = ref();

    public String text;

    @Reverse("parent")
    public final Many<Comment> replies = many();
}
