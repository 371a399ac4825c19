package dev.rowan.orm.generic;

import dev.rowan.orm.Manager;
import dev.rowan.orm.Model;
import dev.rowan.orm.Table;

/** Something else that notes are about, with a child. */
@Table(app = "generic", ordering = "id")
public class Venue extends Model {
    public static final Manager<Venue> objects = Venue_.manager();

    public Long id;
    public String name = "";
}
