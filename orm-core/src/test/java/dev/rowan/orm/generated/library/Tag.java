package dev.rowan.orm.generated.library;

import dev.rowan.orm.Manager;
import dev.rowan.orm.Model;
import dev.rowan.orm.PrimaryKey;
import dev.rowan.orm.Table;

/** Has a natural key. */
@Table
public class Tag extends Model {
    public static final Manager<Tag> objects = Tag_.manager();

    @PrimaryKey
    String word;
}
