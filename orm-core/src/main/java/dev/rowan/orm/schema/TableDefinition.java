package dev.rowan.orm.schema;

import dev.rowan.orm.dialect.ColumnType;
import dev.rowan.orm.model.ModelMeta;
import dev.rowan.orm.query.Order;
import dev.rowan.orm.query.Predicate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One table, as the models describe it and no database has spelled it yet. Immutable; two that are equal need no change.
 *
 * @param model whose fields the conditions speak of; null for the table of a many-to-many relation
 */
public record TableDefinition(
        String name,
        @Nullable ModelMeta<?> model,
        List<Column> columns,
        List<String> primaryKey,
        List<Reference> keys,
        List<Unique> uniques,
        List<Check> checks,
        List<Index> indexes,
        @Nullable String comment) {

    public TableDefinition {
        columns = List.copyOf(columns);
        primaryKey = List.copyOf(primaryKey);
        keys = List.copyOf(keys);
        uniques = List.copyOf(uniques);
        checks = List.copyOf(checks);
        indexes = List.copyOf(indexes);
    }

    /**
     * A column.
     *
     * @param type of a key, that of the column that is pointed to
     * @param identity whether the database numbers the rows
     * @param databaseDefault SQL, or null
     * @param generatedAs SQL, or null
     */
    public record Column(
            String name,
            ColumnType type,
            boolean nullable,
            boolean unique,
            boolean identity,
            @Nullable String databaseDefault,
            @Nullable String generatedAs,
            @Nullable String collation,
            @Nullable String comment) {}

    /**
     * A foreign key to a column of another table.
     *
     * @param onDelete what the database does when the target goes, {@code "CASCADE"}; null where it refuses
     */
    public record Reference(
            String name,
            String column,
            String table,
            String target,
            @Nullable String onDelete) {}

    /**
     * Columns or expressions that are unique together.
     *
     * @param parts column names, or expression trees
     * @param nullsDistinct false when two NULLs count as the same; null leaves it to the database
     */
    public record Unique(
            String name,
            List<Object> parts,
            @Nullable Predicate condition,
            List<String> include,
            boolean deferred,
            @Nullable Boolean nullsDistinct) {
        public Unique {
            parts = List.copyOf(parts);
            include = List.copyOf(include);
        }

        /** Whether a constraint can say it; else it is a unique index. */
        boolean isPlain() {
            return condition == null && include.isEmpty() && parts.stream().allMatch(String.class::isInstance);
        }
    }

    /** A condition on each row. */
    public record Check(String name, Predicate condition) {}

    /**
     * An index.
     *
     * @param keys orders of columns (as paths) or of expressions
     * @param operatorClasses one for each key, or none
     * @param method the access method, or null for the database's own
     * @param prefix whether it serves {@code LIKE 'x%'} only, where the database's collation needs another index for it
     */
    public record Index(
            String name,
            List<Order> keys,
            @Nullable Predicate condition,
            List<String> include,
            List<String> operatorClasses,
            @Nullable String method,
            boolean prefix) {
        public Index {
            keys = List.copyOf(keys);
            include = List.copyOf(include);
            operatorClasses = List.copyOf(operatorClasses);
        }
    }

    /** The definition of a column by its name. */
    Column column(String wanted) {
        return columns.stream()
                .filter(column -> column.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no column " + wanted + " in " + name));
    }
}
