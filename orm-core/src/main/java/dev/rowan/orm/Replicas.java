package dev.rowan.orm;

import dev.rowan.orm.model.ModelMeta;
import dev.rowan.orm.model.RowState;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A primary and databases that follow it; see {@link Router#replicas}. */
final class Replicas implements Router {
    private final String primary;
    private final List<String> replicas;
    private final AtomicInteger reads = new AtomicInteger();

    Replicas(String primary, List<String> replicas) {
        if (replicas.isEmpty()) {
            throw new IllegalArgumentException("A router of replicas needs at least one.\n  Write Router.replicas(\""
                    + primary + "\", \"replica\"), or no router at all.");
        }
        this.primary = primary;
        this.replicas = replicas;
    }

    @Override
    public String forRead(ModelMeta<?> model, @Nullable Model row) {
        if (Databases.named(primary).inTransaction()) {
            return primary;
        }
        return replicas.get(Math.floorMod(reads.getAndIncrement(), replicas.size()));
    }

    @Override
    public String forWrite(ModelMeta<?> model, @Nullable Model row) {
        return primary;
    }

    /** Rows of one set of data, wherever they were read. */
    @Override
    public @Nullable Boolean allowsRelation(Model one, Model other) {
        return (isOne(one) && isOne(other)) ? true : null;
    }

    private boolean isOne(Model row) {
        String alias = RowState.of(row).database();
        return alias == null || alias.equals(primary) || replicas.contains(alias);
    }

    /** Tables are made on the primary; a replica has what it copies. */
    @Override
    public @Nullable Boolean allowsTable(String database, ModelMeta<?> model) {
        return replicas.contains(database) ? false : null;
    }
}
