package dev.rowan.orm.composite;

import dev.rowan.orm.Manager;
import dev.rowan.orm.Model;
import dev.rowan.orm.PrimaryKey;
import dev.rowan.orm.Table;

/** A natural key of a primitive type. */
@Table(app = "composite")
public class Step extends Model {
    public static final Manager<Step> objects = Step_.manager();

    @PrimaryKey
    public int number;
}
