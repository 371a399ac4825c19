package dev.rowan.orm.compile;

import dev.rowan.orm.dialect.Dialect;
import dev.rowan.orm.dialect.SqlWriter;
import dev.rowan.orm.model.FieldError;
import dev.rowan.orm.model.ModelGraph;
import dev.rowan.orm.model.ModelMeta;
import dev.rowan.orm.query.Expression;
import dev.rowan.orm.query.Order;
import dev.rowan.orm.query.Predicate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Conditions and expressions over the columns of one table, for constraints and indexes: names stand bare, and values
 * stand as literals, since a definition has no binds.
 */
public final class OwnColumns {
    private final ModelGraph graph;
    private final Dialect dialect;

    public OwnColumns(ModelGraph graph, Dialect dialect) {
        this.graph = graph;
        this.dialect = dialect;
    }

    /**
     * A condition on the rows.
     *
     * @param what the constraint or index, for messages
     */
    public String condition(ModelMeta<?> model, Predicate predicate, String what) {
        Scope scope = scope(model);
        Cond cond = new Filters(scope, new Resolver(scope), true).resolve(predicate, null);
        return text(scope, cond, what);
    }

    /** A key of an index: an expression in parentheses, or a column, with its direction. */
    public String key(ModelMeta<?> model, Order order, String what) {
        Scope scope = scope(model);
        OrderKey key = new Resolver(scope).orders(List.of(order), null).get(0);
        boolean column = key.value() instanceof Column;
        SqlWriter out = SqlWriter.ofLiterals(dialect);
        key.direction(out, writer -> {
            writer.sql(column ? "" : "(");
            key.value().write(writer);
            writer.sql(column ? "" : ")");
        });
        refuseJoins(scope, what);
        return out.text();
    }

    /** An expression without a direction, in parentheses. */
    public String expression(ModelMeta<?> model, Expression expression, String what) {
        return key(model, new Order.By(expression, false, null), what);
    }

    private Scope scope(ModelMeta<?> model) {
        Scope scope = new Scope(new Context(graph, dialect, ZoneOffset.UTC, new Shape(Lists.EACH)), model, null);
        scope.base.rename("");
        return scope;
    }

    private String text(Scope scope, Cond cond, String what) {
        refuseJoins(scope, what);
        SqlWriter out = SqlWriter.ofLiterals(dialect);
        cond.write(out);
        return out.text();
    }

    private static void refuseJoins(Scope scope, String what) {
        for (Table table : scope.tables) {
            if (table != scope.base && table.uses > 0) {
                throw new FieldError("Joined field references are not permitted: " + what + " of " + scope.model.name()
                        + " speaks of the table " + table.name + ".\n  Use the model's own columns only.");
            }
        }
    }
}
