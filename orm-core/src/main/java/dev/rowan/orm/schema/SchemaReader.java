package dev.rowan.orm.schema;

import dev.rowan.orm.dialect.ColumnType;
import dev.rowan.orm.model.ColumnKind;
import dev.rowan.orm.model.ConstraintSpec;
import dev.rowan.orm.model.Field;
import dev.rowan.orm.model.ForeignKey;
import dev.rowan.orm.model.GenericKey;
import dev.rowan.orm.model.IndexSpec;
import dev.rowan.orm.model.LinkTable;
import dev.rowan.orm.model.ModelMeta;
import dev.rowan.orm.model.OnDelete;
import dev.rowan.orm.query.Expression;
import dev.rowan.orm.query.Order;
import dev.rowan.orm.query.Predicate;
import dev.rowan.orm.schema.TableDefinition.Check;
import dev.rowan.orm.schema.TableDefinition.Column;
import dev.rowan.orm.schema.TableDefinition.Index;
import dev.rowan.orm.schema.TableDefinition.Reference;
import dev.rowan.orm.schema.TableDefinition.Unique;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads the table of one model, or of one many-to-many relation. */
final class SchemaReader {
    private final String table;
    private final List<Column> columns = new ArrayList<>();
    private final List<Reference> keys = new ArrayList<>();
    private final List<Unique> uniques = new ArrayList<>();
    private final List<Check> checks = new ArrayList<>();
    private final List<Index> indexes = new ArrayList<>();

    private SchemaReader(String table) {
        this.table = table;
    }

    static TableDefinition of(ModelMeta<?> model) {
        SchemaReader reader = new SchemaReader(model.table());
        model.fields().forEach(reader::column);
        for (GenericKey<?> generic : model.generics()) {
            if (generic.indexed()) {
                String type = generic.type().name();
                reader.index(model, IndexSpec.on(type, generic.key().name()));
            }
        }
        model.options().constraints().get().forEach(spec -> reader.constraint(model, spec));
        model.options().indexes().get().forEach(spec -> reader.index(model, spec));
        List<String> primaryKey = model.primaryKey().stream().map(Field::column).toList();
        return new TableDefinition(
                reader.table,
                model,
                reader.columns,
                primaryKey,
                reader.keys,
                reader.uniques,
                reader.checks,
                reader.indexes,
                model.options().comment());
    }

    /** A number, the two keys, unique together. */
    static TableDefinition of(LinkTable link) {
        SchemaReader reader = new SchemaReader(link.table());
        ColumnType number = new ColumnType(ColumnKind.BIGINT, 0, 0, 0, false);
        reader.columns.add(new Column("id", number, false, false, true, null, null, null, null));
        reader.link(link.sourceColumn(), link.source());
        reader.link(link.targetColumn(), link.target());
        List<String> pair = List.of(link.sourceColumn(), link.targetColumn());
        Unique unique = new Unique(
                ObjectNames.of(link.table(), pair, "_uniq"), List.copyOf(pair), null, List.of(), false, null);
        return new TableDefinition(
                link.table(),
                null,
                reader.columns,
                List.of("id"),
                reader.keys,
                List.of(unique),
                List.of(),
                reader.indexes,
                null);
    }

    private void link(String column, Field<?, ?> target) {
        columns.add(new Column(column, ColumnType.of(target), false, false, false, null, null, null, null));
        key(column, target, null);
        index(column, target);
    }

    private void column(Field<?, ?> field) {
        boolean unique = field.unique() && !field.primaryKey();
        columns.add(new Column(
                field.column(),
                ColumnType.of(field),
                field.nullable(),
                unique,
                field.identity() && !(field instanceof ForeignKey<?>),
                field.databaseDefault(),
                field.generatedAs(),
                field.collation(),
                field.comment()));
        if (field instanceof ForeignKey<?> key && key.constraint()) {
            key(field.column(), key.targetField(), byDatabase(key.onDelete()));
        }
        if (field.indexed() && !field.unique()) {
            index(field.column(), field);
        } else if (field.unique() && isText(field)) {
            indexes.add(prefixIndex(field.column()));
        }
        if (field.positive()) {
            Predicate notNegative =
                    new Predicate.Lookup(path(field.name()), "gte", new Expression.Value(0, field.type()));
            checks.add(new Check(table + "_" + field.column() + "_check", notNegative));
        }
    }

    private static boolean isText(Field<?, ?> field) {
        return ColumnType.of(field).kind() == ColumnKind.TEXT && field.collation() == null;
    }

    /** The rule in SQL's words where the database keeps it; the ORM keeps all others itself. */
    private static @Nullable String byDatabase(OnDelete rule) {
        return switch (rule) {
            case DB_CASCADE -> "CASCADE";
            case DB_SET_NULL -> "SET NULL";
            case DB_SET_DEFAULT -> "SET DEFAULT";
            default -> null;
        };
    }

    private void key(String column, Field<?, ?> target, @Nullable String onDelete) {
        String to = target.model().concrete().table();
        String name = ObjectNames.of(table, List.of(column), "_fk_" + to + "_" + target.column());
        keys.add(new Reference(name, column, to, target.column(), onDelete));
    }

    private void index(String column, Field<?, ?> field) {
        String name = ObjectNames.of(table, List.of(column), "");
        indexes.add(new Index(name, List.of(order(column)), null, List.of(), List.of(), null, false));
        if (isText(field)) {
            indexes.add(prefixIndex(column));
        }
    }

    private Index prefixIndex(String column) {
        String name = ObjectNames.of(table, List.of(column), "_like");
        return new Index(name, List.of(order(column)), null, List.of(), List.of(), null, true);
    }

    private static Order order(String column) {
        return new Order.By(path(column), false, null);
    }

    private static Expression path(String name) {
        return new Expression.Path(List.of(name));
    }

    private void constraint(ModelMeta<?> model, ConstraintSpec spec) {
        if (spec instanceof ConstraintSpec.Check check) {
            checks.add(new Check(check.name(), (Predicate) check.condition()));
        } else if (spec instanceof ConstraintSpec.Unique unique) {
            uniques.add(new Unique(
                    unique.name(),
                    unique.parts().stream().map(part -> part(model, part)).toList(),
                    (Predicate) unique.condition(),
                    columnNames(model, unique.include()),
                    unique.deferred(),
                    unique.nullsDistinct()));
        }
    }

    /** A field's name or a plain path becomes its column; anything else stays an expression. */
    private static Object part(ModelMeta<?> model, Object part) {
        if (part instanceof Expression.Path path && path.names().size() == 1) {
            return model.field(path.names().get(0)).column();
        }
        return part instanceof String name ? model.field(name).column() : part;
    }

    private static List<String> columnNames(ModelMeta<?> model, List<String> fields) {
        return fields.stream().map(name -> model.field(name).column()).toList();
    }

    private void index(ModelMeta<?> model, IndexSpec spec) {
        List<Order> orders = new ArrayList<>();
        List<String> hashed = new ArrayList<>();
        for (Object part : spec.parts()) {
            Order order = part instanceof String name ? Order.parse(name) : (Order) part;
            orders.add(byColumn(model, order));
            hashed.add(hashed(model, order));
        }
        String name = Objects.requireNonNullElseGet(spec.name(), () -> ObjectNames.ofIndex(table, hashed));
        indexes.add(new Index(
                name,
                orders,
                (Predicate) spec.condition(),
                columnNames(model, spec.include()),
                spec.operatorClasses(),
                spec.method(),
                false));
    }

    /** A plain field by its column, so that a definition does not depend on Java's names. */
    private static Order byColumn(ModelMeta<?> model, Order order) {
        if (order instanceof Order.By by
                && by.expression() instanceof Expression.Path path
                && path.names().size() == 1) {
            String column = model.field(path.names().get(0)).column();
            return new Order.By(path(column), by.descending(), by.nullsFirst());
        }
        return order;
    }

    private static String hashed(ModelMeta<?> model, Order order) {
        if (order instanceof Order.By by && by.expression() instanceof Expression.Path path) {
            Field<?, ?> field = model.field(String.join("__", path.names()));
            return (by.descending() ? "-" : "") + field.column();
        }
        return order.toString();
    }
}
