package dev.rowan.orm.archive;

import dev.rowan.orm.Lazy;
import dev.rowan.orm.Model;
import dev.rowan.orm.Table;
import org.jspecify.annotations.Nullable;

/** Hands its lazy columns down. */
@Table
public abstract class Scanned extends Model {
    public final Lazy<byte @Nullable []> scan = lazy();
}
