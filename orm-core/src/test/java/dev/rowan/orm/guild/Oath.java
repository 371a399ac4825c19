package dev.rowan.orm.guild;

import dev.rowan.orm.ForeignKey;
import dev.rowan.orm.Manager;
import dev.rowan.orm.Model;
import dev.rowan.orm.Ref;
import dev.rowan.orm.Table;
import dev.rowan.orm.model.OnDelete;

@Table
public class Oath extends Model {
    public static final Manager<Oath> objects = Oath_.manager();

    public Long id;

    @ForeignKey(onDelete = OnDelete.CASCADE, relatedName = "oaths")
    public final Ref<Membership> membership = ref();

    public String text;
}
