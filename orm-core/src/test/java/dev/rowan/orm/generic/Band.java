package dev.rowan.orm.generic;

import dev.rowan.orm.Manager;
import dev.rowan.orm.Many;
import dev.rowan.orm.Model;
import dev.rowan.orm.Reverse;
import dev.rowan.orm.Table;

/** Knows its notes, and has a child that knows its own. */
@Table(app = "generic", ordering = "id")
public class Band extends Model {
    public static final Manager<Band> objects = Band_.manager();

    public Long id;
    public String name = "";

    @Reverse("target")
    public final Many<Note> notes = many();

    @Reverse("band")
    public final Many<Album> albums = many();
}
