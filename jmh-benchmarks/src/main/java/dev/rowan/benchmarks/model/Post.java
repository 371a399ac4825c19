package dev.rowan.benchmarks.model;

import dev.rowan.orm.Column;
import dev.rowan.orm.ForeignKey;
import dev.rowan.orm.Manager;
import dev.rowan.orm.Model;
import dev.rowan.orm.Ref;
import dev.rowan.orm.Table;
import dev.rowan.orm.model.OnDelete;
import java.time.Instant;

/** Seven columns, two of them relations. */
@Table(name = "post")
public class Post extends Model {
    public static final Manager<Post> objects = Post_.manager();

    public Long id;

    @Column(maxLength = 200)
    public String title;

    public int views;

    public boolean published;

    public Instant createdAt;

    @ForeignKey(onDelete = OnDelete.CASCADE, relatedName = "posts")
    public final Ref<Author> author = ref();

    @ForeignKey(onDelete = OnDelete.CASCADE, relatedName = "posts")
    public final Ref<Category> category = ref();
}
