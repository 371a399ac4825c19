package dev.rowan.orm.generic;

import dev.rowan.orm.Manager;
import dev.rowan.orm.Table;

/** A venue with a part in a table of its own. */
@Table(app = "generic")
public class Cafe extends Venue {
    public static final Manager<Cafe> objects = Cafe_.manager();

    public boolean terrace;
}
