package dev.rowan.orm.guild;

import dev.rowan.orm.ForeignKey;
import dev.rowan.orm.Manager;
import dev.rowan.orm.Many;
import dev.rowan.orm.Model;
import dev.rowan.orm.Ref;
import dev.rowan.orm.Reverse;
import dev.rowan.orm.Table;
import dev.rowan.orm.model.OnDelete;

@Table
public class Membership extends Model {
    public static final Manager<Membership> objects = Membership_.manager();

    public Long id;

    @ForeignKey(onDelete = OnDelete.CASCADE, relatedName = "+")
    public final Ref<Guild> guild = ref();

    @ForeignKey(onDelete = OnDelete.CASCADE, relatedName = "+")
    public final Ref<Member> member = ref();

    @Reverse("membership")
    public final Many<Oath> oaths = many();
}
