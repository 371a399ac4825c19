package dev.rowan.orm.generated.town;

import dev.rowan.orm.Manager;
import dev.rowan.orm.Table;
import dev.rowan.orm.generated.base.Stamped;

@Table(ordering = "recipient", app = "post", name = "letters")
public class Letter extends Stamped {
    public static final Manager<Letter> objects = Letter_.manager();

    Long id;
    String recipient;
}
