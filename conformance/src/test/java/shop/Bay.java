package shop;

import dev.rowan.orm.Column;
import dev.rowan.orm.ForeignKey;
import dev.rowan.orm.Manager;
import dev.rowan.orm.Many;
import dev.rowan.orm.Model;
import dev.rowan.orm.Ref;
import dev.rowan.orm.Reverse;
import dev.rowan.orm.Table;
import dev.rowan.orm.model.OnDelete;

@Table
public class Bay extends Model {
    public static final Manager<Bay> objects = Bay_.manager();

    public Long id;

    @Column(maxLength = 30)
    public String name;

    @ForeignKey(onDelete = OnDelete.CASCADE, relatedName = "bays")
    public final Ref<Warehouse> warehouse = ref();

    @Reverse("bay")
    public final Many<Crate> crates = many();
}
