package dev.rowan.orm.generated.town;

import dev.rowan.orm.Manager;
import dev.rowan.orm.Table;
import dev.rowan.orm.generated.base.Keyed;
import java.util.UUID;

/** Points to its own kind, with a random key. */
@Table
public class Sign extends Keyed<UUID, Sign> {
    public static final Manager<Sign> objects = Sign_.manager();
}
