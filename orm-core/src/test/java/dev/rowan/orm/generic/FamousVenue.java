package dev.rowan.orm.generic;

import dev.rowan.orm.Manager;
import dev.rowan.orm.Table;

/** A venue under another name. */
@Table(app = "generic", proxy = true)
public class FamousVenue extends Venue {
    public static final Manager<FamousVenue> objects = FamousVenue_.manager();
}
