package dev.rowan.orm.composite;

import dev.rowan.orm.Manager;
import dev.rowan.orm.Model;
import dev.rowan.orm.PrimaryKey;
import dev.rowan.orm.Table;

/** A key of primitives alone. */
@Table(app = "composite")
public class Square extends Model {
    public static final Manager<Square> objects = Square_.manager();

    @PrimaryKey
    public char file;

    @PrimaryKey
    public int rank;
}
