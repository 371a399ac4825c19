package shop;

import dev.rowan.orm.Column;
import dev.rowan.orm.ForeignKey;
import dev.rowan.orm.Manager;
import dev.rowan.orm.Model;
import dev.rowan.orm.Ref;
import dev.rowan.orm.Table;
import dev.rowan.orm.model.OnDelete;
import org.jspecify.annotations.Nullable;

@Table
public class Crate extends Model {
    public static final Manager<Crate> objects = Crate_.manager();

    public Long id;

    @Column(maxLength = 30)
    public String name;

    @ForeignKey(onDelete = OnDelete.CASCADE, relatedName = "crates")
    public final Ref<Bay> bay = ref();

    @ForeignKey(onDelete = OnDelete.SET_NULL, relatedName = "spareCrates")
    public final Ref<@Nullable Bay> spareBay = ref();
}
