package dev.rowan.orm.generic;

import dev.rowan.orm.Manager;
import dev.rowan.orm.Many;
import dev.rowan.orm.Model;
import dev.rowan.orm.PrimaryKey;
import dev.rowan.orm.RandomUuid;
import dev.rowan.orm.Reverse;
import dev.rowan.orm.Table;
import java.util.UUID;

/** A row whose key is no number. */
@Table(app = "generic")
public class Ticket extends Model {
    public static final Manager<Ticket> objects = Ticket_.manager();

    @PrimaryKey
    @RandomUuid
    public UUID code;

    @Reverse("content")
    public final Many<Mark> marks = many();
}
