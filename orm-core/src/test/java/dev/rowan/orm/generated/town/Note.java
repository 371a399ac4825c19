package dev.rowan.orm.generated.town;

import dev.rowan.orm.Manager;
import dev.rowan.orm.Table;
import dev.rowan.orm.generated.base.Numbered;
import dev.rowan.orm.generated.library.Tag;

/** Its key is a number, its subject has a key of text. */
@Table
public class Note extends Numbered<Tag> {
    public static final Manager<Note> objects = Note_.manager();

    String body;
}
