package dev.rowan.orm.composite;

import dev.rowan.orm.Manager;
import dev.rowan.orm.Many;
import dev.rowan.orm.Model;
import dev.rowan.orm.Reverse;
import dev.rowan.orm.Table;

/** Has seats. */
@Table(app = "composite", ordering = "id")
public class Hall extends Model {
    public static final Manager<Hall> objects = Hall_.manager();

    public Long id;
    public String name = "";

    @Reverse("hall")
    public final Many<Seat> seats = many();
}
