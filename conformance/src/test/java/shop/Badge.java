package shop;

import dev.rowan.orm.Column;
import dev.rowan.orm.ForeignKey;
import dev.rowan.orm.Manager;
import dev.rowan.orm.Model;
import dev.rowan.orm.Ref;
import dev.rowan.orm.Table;
import dev.rowan.orm.model.OnDelete;

@Table
public class Badge extends Model {
    public static final Manager<Badge> objects = Badge_.manager();

    public Long id;

    @Column(maxLength = 30)
    public String name;

    @ForeignKey(onDelete = OnDelete.SET_DEFAULT, relatedName = "badges", defaultFrom = "one")
    public final Ref<Warehouse> warehouse = ref();

    static Long one() {
        return 1L;
    }
}
