package dev.rowan.orm.generated.library;

import dev.rowan.orm.Column;
import dev.rowan.orm.Email;
import dev.rowan.orm.ForeignKey;
import dev.rowan.orm.Manager;
import dev.rowan.orm.Many;
import dev.rowan.orm.Model;
import dev.rowan.orm.Ref;
import dev.rowan.orm.Reverse;
import dev.rowan.orm.Table;
import dev.rowan.orm.model.OnDelete;
import org.jspecify.annotations.Nullable;

@Table(ordering = "name")
public class Author extends Model {
    public static final Manager<Author> objects = Author_.manager();

    Long id;

    @Column(maxLength = 100)
    String name;

    @Email
    @Column(unique = true)
    String email;

    /** Points to a book, which points back here: a circle. */
    @ForeignKey(onDelete = OnDelete.SET_NULL, relatedName = "+")
    final Ref<@Nullable Book> favourite = ref();

    @Reverse("author")
    final Many<Book> books = many();
}
