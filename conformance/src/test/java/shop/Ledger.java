package shop;

import dev.rowan.orm.Column;
import dev.rowan.orm.ForeignKey;
import dev.rowan.orm.Manager;
import dev.rowan.orm.Model;
import dev.rowan.orm.Ref;
import dev.rowan.orm.Table;
import dev.rowan.orm.model.OnDelete;

@Table
public class Ledger extends Model {
    public static final Manager<Ledger> objects = Ledger_.manager();

    public Long id;

    @Column(maxLength = 30)
    public String name;

    @ForeignKey(onDelete = OnDelete.DO_NOTHING, relatedName = "ledgers")
    public final Ref<Bay> bay = ref();
}
