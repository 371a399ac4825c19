package dev.rowan.analysis.detect;

import dev.rowan.analysis.Options;
import dev.rowan.analysis.event.ForeignKey;
import dev.rowan.analysis.event.Jvm;
import dev.rowan.analysis.recording.Recording;
import dev.rowan.analysis.sql.Column;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What detectors know beyond a unit: the options, the foreign keys, and what was judged already. */
final class Run {

    private final Options options;
    private final Judged judged = new Judged();
    private final Map<ForeignKey, ForeignKey> foreignKeys = new HashMap<>();
    private final Set<Column> referred = new HashSet<>();

    Run(Collection<ForeignKey> keys, Options options) {
        this.options = options;
        for (ForeignKey key : keys) {
            Column from = lower(key.from());
            Column to = lower(key.to());
            ForeignKey lower = new ForeignKey(from, to);
            foreignKeys.put(lower, lower);
            foreignKeys.putIfAbsent(new ForeignKey(to, from), lower);
            referred.add(to);
        }
    }

    Judged judged() {
        return judged;
    }

    Options options() {
        return options;
    }

    /** Whether a foreign key joins the two columns, in either direction. */
    boolean related(Column one, Column other) {
        return foreignKey(one, other) != null;
    }

    /** The foreign key that joins the two columns, in either direction, or null. */
    @Nullable
    ForeignKey foreignKey(Column one, Column other) {
        return foreignKeys.get(new ForeignKey(lower(one), lower(other)));
    }

    /** Whether the column identifies a row: it is called so, or other tables refer to it. */
    boolean identifies(Column column) {
        return column.name().equalsIgnoreCase("id") || referred.contains(lower(column));
    }

    /** Whether nothing is known to be missing from the recording. */
    static boolean isWhole(Recording recording) {
        return recording.problems().isEmpty()
                && recording.jvms().stream().allMatch(Jvm::ended)
                && recording.jvms().stream().allMatch(jvm -> jvm.health().dropped() == 0);
    }

    private static Column lower(Column column) {
        return new Column(column.table().toLowerCase(Locale.ROOT), column.name().toLowerCase(Locale.ROOT));
    }
}
