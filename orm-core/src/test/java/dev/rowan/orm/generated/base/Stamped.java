package dev.rowan.orm.generated.base;

import dev.rowan.orm.Column;
import dev.rowan.orm.ForeignKey;
import dev.rowan.orm.Index;
import dev.rowan.orm.Model;
import dev.rowan.orm.Q;
import dev.rowan.orm.Ref;
import dev.rowan.orm.Table;
import dev.rowan.orm.Unique;
import dev.rowan.orm.generated.library.Author;
import dev.rowan.orm.model.OnDelete;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Its fields are out of its children's reach: package-private here, private, and one that is public. */
@Table(
        ordering = {"-madeOn", "id"},
        getLatestBy = "madeOn",
        indexes = @Index(value = "madeOn", name = "%s_made", condition = "recent"),
        unique = @Unique({"madeOn", "note"}))
@SuppressWarnings("UnusedVariable") // private columns: generated code reads them
public abstract class Stamped extends Model {
    @ForeignKey(onDelete = OnDelete.CASCADE, relatedName = "%ss")
    final Ref<@Nullable Author> owner = ref();

    LocalDate madeOn;

    @Nullable
    private String note;

    @Column(defaultFrom = "counter")
    public int count;

    static int counter() {
        return 1;
    }

    static Q<Stamped> recent() {
        return Q.of("made_on__gte", LocalDate.EPOCH);
    }
}
