package dev.rowan.benchmarks.model;

import dev.rowan.orm.Column;
import dev.rowan.orm.Manager;
import dev.rowan.orm.Many;
import dev.rowan.orm.Model;
import dev.rowan.orm.Reverse;
import dev.rowan.orm.Table;

/** Who wrote posts. */
@Table(name = "author")
public class Author extends Model {
    public static final Manager<Author> objects = Author_.manager();

    public Long id;

    @Column(maxLength = 100)
    public String name;

    @Reverse("author")
    public final Many<Post> posts = many();
}
