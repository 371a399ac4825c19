package dev.rowan.orm.compile;

import dev.rowan.orm.dialect.SqlWriter;
import dev.rowan.orm.model.Field;
import dev.rowan.orm.model.FieldError;
import dev.rowan.orm.model.ForeignKey;
import dev.rowan.orm.model.ModelMeta;
import dev.rowan.orm.model.Stateful;
import dev.rowan.orm.query.Clause;
import dev.rowan.orm.query.Expression;
import dev.rowan.orm.query.Loading;
import dev.rowan.orm.query.Select;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * UPDATE and DELETE over the rows of a query.
 *
 * <p>A query over its own table alone gives a plain WHERE; any other gives its keys as a subquery.
 */
final class Changing {
    private final Context context;
    private final Select select;
    private final ModelMeta<?> table;

    Changing(Context context, Select select) {
        this.context = context;
        this.select = select.orderedBy(List.of()).withLoading(Loading.ALL).withLock(null);
        this.table = select.model().concrete();
    }

    /** What is written; null when the query is known to have no rows. */
    @Nullable
    SqlWriter update(List<Change> changes) {
        Building building = new Building(context, select, null).build();
        if (building.isEmpty()) {
            return null;
        }
        boolean plain = isPlain(building);
        Building target = plain ? building : new Building(context, annotationsOnly(), null).build();
        Resolver resolver = new Resolver(target.scope).withoutJoins();
        List<Node> values = new ArrayList<>();
        changes.forEach(change -> values.add(value(change, resolver)));
        SqlWriter out = new SqlWriter();
        out.sql("UPDATE ")
                .sql(context.quote(table.table()))
                .sql(" AS ")
                .sql(target.scope.base.alias())
                .sql(" SET ");
        for (int i = 0; i < values.size(); i++) {
            out.sql(i > 0 ? ", " : "")
                    .sql(context.quote(changes.get(i).field().column()))
                    .sql(" = ")
                    .operand(values.get(i));
        }
        return where(building, target, plain, out);
    }

    /** New rows of values that may be expressions, which have no row yet whose columns they could name. */
    SqlWriter insert(List<List<Change>> rows) {
        Resolver resolver = new Resolver(new Building(context, Select.of(table), null).build().scope).withoutJoins();
        SqlWriter out = new SqlWriter();
        out.sql("INSERT INTO ").sql(context.quote(table.table())).sql(" (");
        List<Change> first = rows.get(0);
        for (int i = 0; i < first.size(); i++) {
            out.sql(i > 0 ? ", " : "").sql(context.quote(first.get(i).field().column()));
        }
        out.sql(") VALUES ");
        for (int i = 0; i < rows.size(); i++) {
            out.sql(i > 0 ? ", (" : "(");
            List<Change> row = rows.get(i);
            for (int j = 0; j < row.size(); j++) {
                Node value = value(row.get(j), resolver);
                if (namesColumns(value)) {
                    throw new FieldError("Failed to insert expression \""
                            + row.get(j).value() + "\" on " + row.get(j).field()
                            + ".\n  Columns can only be named to update a row, not to insert it.");
                }
                out.sql(j > 0 ? ", " : "").operand(value);
            }
            out.sql(")");
        }
        return out;
    }

    private static boolean namesColumns(Part part) {
        boolean[] found = {part instanceof Column};
        part.parts(child -> found[0] |= namesColumns(child));
        return found[0];
    }

    /** As {@link #update}. */
    @Nullable
    SqlWriter delete() {
        Building building = new Building(context, select, null).build();
        if (building.isEmpty()) {
            return null;
        }
        boolean plain = isPlain(building);
        Building target = plain ? building : new Building(context, Select.of(table), null).build();
        SqlWriter out = new SqlWriter();
        out.sql("DELETE FROM ").sql(context.quote(table.table())).sql(" AS ").sql(target.scope.base.alias());
        return where(building, target, plain, out);
    }

    private @Nullable SqlWriter where(Building building, Building target, boolean plain, SqlWriter out) {
        if (plain) {
            Cond cond = Cond.and(building.scope.where);
            if (!(cond instanceof Cond.Always)) {
                out.sql(" WHERE ");
                cond.write(out);
            }
            return out;
        }
        List<Expression> parts = new ArrayList<>();
        table.primaryKeyField().parts().forEach(part -> parts.add(new Expression.Path(List.of(part.name()))));
        Select keys = select.and(new Clause.Values(parts));
        Part rows = new Assembly(context).rows(keys, null, Assembly.Keep.NEEDED).part();
        if (rows == null) {
            return null;
        }
        List<Column> key = target.scope.key();
        out.sql(key.size() == 1 ? " WHERE " : " WHERE (").operands(key, ", ").sql(key.size() == 1 ? " IN (" : ") IN (");
        rows.write(out);
        out.sql(")");
        return out;
    }

    private Select annotationsOnly() {
        List<Clause> annotations = new ArrayList<>();
        for (Clause clause : select.clauses()) {
            if (clause instanceof Clause.Annotate || clause instanceof Clause.Relate) {
                annotations.add(clause);
            }
        }
        return Select.of(table).withClauses(annotations);
    }

    private boolean isPlain(Building building) {
        Scope scope = building.scope;
        boolean alone =
                scope.root == scope.base && scope.tables.stream().allMatch(one -> one == scope.base || one.uses <= 0);
        Cond where = Cond.and(scope.where);
        return alone
                && !building.grouped
                && building.values == null
                && !select.isSliced()
                && select.distinct() == null
                && select.combination() == null
                && !Part.windows(where)
                && !Part.aggregates(where);
    }

    /** What a column gets, resolved in its table alone. */
    static Node value(Change change, Resolver resolver) {
        Field<?, ?> field = change.field();
        Expression value = change.value();
        if (value instanceof Expression.Value constant) {
            if (field instanceof ForeignKey<?> key && constant.value() instanceof Stateful) {
                return resolver.key(constant, key);
            }
            return resolver.constant(
                    constant.type() == null ? constant : new Expression.Value(constant.value(), null),
                    field.type(),
                    field.name());
        }
        Node node = resolver.resolve(value);
        if (Part.aggregates(node)) {
            throw new FieldError("Aggregate functions are not allowed in this query (" + field.name() + "=" + value
                    + ").\n  Use a subquery.");
        }
        if (Part.windows(node)) {
            throw new FieldError(
                    "Window expressions are not allowed in this query (" + field.name() + "=" + value + ").");
        }
        return node;
    }
}
