package dev.rowan.orm.generated.base;

import dev.rowan.orm.Model;
import dev.rowan.orm.Table;

/** An abstract parent in the middle: it fixes one type, and hands the other on. */
@Table
public abstract class Numbered<X extends Model> extends Keyed<Long, X> {
    int number;
}
