package shop;

import dev.rowan.orm.ForeignKey;
import dev.rowan.orm.Model;
import dev.rowan.orm.Ref;
import dev.rowan.orm.Table;
import dev.rowan.orm.model.OnDelete;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

@Table(ordering = {"-madeOn", "id"})
public abstract class Stamped extends Model {
    @ForeignKey(onDelete = OnDelete.CASCADE, relatedName = "%ss")
    public final Ref<@Nullable Author> owner = ref();

    public LocalDate madeOn;
}
