package dev.rowan.orm.generic;

import dev.rowan.orm.Manager;
import dev.rowan.orm.Table;

/** A band with a part in a table of its own. */
@Table(app = "generic")
public class Choir extends Band {
    public static final Manager<Choir> objects = Choir_.manager();

    public int voices;
}
