package dev.rowan.orm.blog;

import dev.rowan.orm.Column;
import dev.rowan.orm.ForeignKey;
import dev.rowan.orm.Many;
import dev.rowan.orm.ManyToMany;
import dev.rowan.orm.Model;
import dev.rowan.orm.Ref;
import dev.rowan.orm.Reverse;
import dev.rowan.orm.Table;
import dev.rowan.orm.model.OnDelete;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@Table(
        app = "blog",
        ordering = {"-createdAt", "id"},
        getLatestBy = "createdAt")
public class Post extends Model {
    public static final PostQuerySet objects = new PostQuerySet(Post_.META);

    public Long id;

    @Column(maxLength = 120)
    public String title;

    public String body = "";

    public int views;

    public Instant createdAt;

    @ForeignKey(onDelete = OnDelete.CASCADE, relatedName = "posts")
    public final Ref<Author> author = ref();

    @ForeignKey(onDelete = OnDelete.SET_NULL, relatedName = "edited")
    public final Ref<@Nullable Author> editor = ref();

    @ManyToMany(relatedName = "posts")
    public final Many<Tag> tags = many();

    @Reverse("post")
    public final Many<Comment> comments = many();
}
