package shop;

import dev.rowan.orm.Column;
import dev.rowan.orm.ForeignKey;
import dev.rowan.orm.Manager;
import dev.rowan.orm.Model;
import dev.rowan.orm.Ref;
import dev.rowan.orm.Table;
import dev.rowan.orm.model.OnDelete;
import java.util.List;

@Table
public class Audit extends Model {
    public static final Manager<Audit> objects = Audit_.manager();

    public Long id;

    @Column(maxLength = 30)
    public String name;

    @ForeignKey(onDelete = OnDelete.SET, relatedName = "audits", defaultFrom = "caretaker")
    public final Ref<Warehouse> warehouse = ref();

    static Long caretaker() {
        return Warehouse.objects
                .getOrCreate(List.of(Warehouse_.name.to("caretaker")), List.of())
                .row()
                .id;
    }
}
