package dev.rowan.orm.generated.base;

import dev.rowan.orm.ForeignKey;
import dev.rowan.orm.Model;
import dev.rowan.orm.PrimaryKey;
import dev.rowan.orm.Ref;
import dev.rowan.orm.Table;
import dev.rowan.orm.model.OnDelete;
import org.jspecify.annotations.Nullable;

/** Leaves the type of its key and the target of its relation to its children; points to whatever child it is. */
@Table
public abstract class Keyed<K extends Comparable<K>, T extends Model> extends Model {
    @PrimaryKey
    K key;

    @ForeignKey(onDelete = OnDelete.CASCADE)
    final Ref<T> about = ref();

    @ForeignKey(onDelete = OnDelete.CASCADE, target = "self", relatedName = "+")
    final Ref<@Nullable Model> next = ref();
}
