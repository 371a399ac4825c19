package dev.rowan.orm;

import dev.rowan.orm.compile.Statement;
import dev.rowan.orm.execute.Cause;
import dev.rowan.orm.execute.Origin;
import java.util.LinkedHashMap;
import java.util.Map;

/** The statements of one delete, and how many rows of each table they removed. */
final class Removals {
    private final Database database;
    private final Map<String, Long> counts = new LinkedHashMap<>();

    Removals(Database database) {
        this.database = database;
    }

    void remove(Statement statement, String label) {
        long removed = change(statement, label);
        if (removed > 0) {
            counts.merge(label, removed, Long::sum);
        }
    }

    /** What it writes is not counted; how many rows it wrote. */
    long change(Statement statement, String label) {
        return statement.empty() ? 0 : database.connections().update(statement, Origin.of(Cause.DELETE, label));
    }

    Deleted deleted() {
        return Deleted.of(counts);
    }
}
