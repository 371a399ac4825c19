package dev.rowan.benchmarks.model;

import dev.rowan.orm.ForeignKey;
import dev.rowan.orm.Manager;
import dev.rowan.orm.Model;
import dev.rowan.orm.Ref;
import dev.rowan.orm.Table;
import dev.rowan.orm.model.OnDelete;

/** What leads to a hub, in four ways. */
@Table(name = "spoke")
public class Spoke extends Model {
    public static final Manager<Spoke> objects = Spoke_.manager();

    public Long id;

    @ForeignKey(onDelete = OnDelete.CASCADE, relatedName = "norths")
    public final Ref<Hub> north = ref();

    @ForeignKey(onDelete = OnDelete.CASCADE, relatedName = "easts")
    public final Ref<Hub> east = ref();

    @ForeignKey(onDelete = OnDelete.CASCADE, relatedName = "souths")
    public final Ref<Hub> south = ref();

    @ForeignKey(onDelete = OnDelete.CASCADE, relatedName = "wests")
    public final Ref<Hub> west = ref();
}
