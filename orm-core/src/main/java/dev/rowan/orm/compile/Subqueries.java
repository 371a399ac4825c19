package dev.rowan.orm.compile;

import dev.rowan.orm.model.FieldType;
import dev.rowan.orm.model.FieldTypes;
import dev.rowan.orm.query.Clause;
import dev.rowan.orm.query.Expression;
import dev.rowan.orm.query.Select;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Queries inside queries: as a value, as a list to be in, as a question whether there are rows. */
final class Subqueries {
    private Subqueries() {}

    static Node exists(Select query, Scope around) {
        Scope[] inner = new Scope[1];
        Part part = existence(query, around, inner);
        if (part == null) { // asked all the same: only a condition of rows makes a statement superfluous
            return new Node.Sql("1 = 0", FieldTypes.BOOLEAN, true);
        }
        return new QueryNode(part, true, FieldTypes.BOOLEAN, outer(inner[0]));
    }

    private static List<Column> outer(@Nullable Scope scope) {
        return scope == null ? List.of() : List.copyOf(scope.outerColumns);
    }

    /** {@code SELECT 1} of the rows; null when there are none. */
    static @Nullable Part existence(Select query, Scope around, @Nullable Scope[] inner) {
        Context context = around.context;
        Assembly assembly = new Assembly(context);
        if (query.combination() != null || (query.distinct() != null && query.isSliced())) {
            return assembly.rows(query, around, Assembly.Keep.NEEDED).part();
        }
        Building building = new Building(context, query, around).build();
        inner[0] = building.scope;
        return existence(building);
    }

    static @Nullable Part existence(Building building) {
        SelectText text = new SelectText(building.scope);
        Select query = building.select;
        Assembly.split(building, text);
        if (building.isEmpty() || text.having instanceof Cond.Never) {
            return null;
        }
        text.items.add(new SelectText.Item(new Node.Sql("1", null, false), null));
        if (building.grouped) {
            if (building.groupBy == null) {
                building.groupBy = List.copyOf(building.scope.key());
            }
            text.groupBy = Grouping.of(building, text, true);
        }
        if (query.offset() > 0) {
            Assembly.slice(query, text);
        }
        List<Cond> qualify = Assembly.qualify(text);
        return qualify.isEmpty() ? text : new Qualifying(building.context, text, 1).over(qualify);
    }

    /** The first column of a query, as a value. */
    static Node scalar(Select query, @Nullable FieldType<?, ?> output, Scope around) {
        Context context = around.context;
        if (query.combination() != null) {
            Assembly.Built built = new Assembly(context).rows(query, around, Assembly.Keep.ORDER);
            FieldType<?, ?> type = output == null ? built.items().get(0).node().type() : output;
            return built.part() == null
                    ? new Node.Nothing(context, type)
                    : new QueryNode(built.part(), false, type, List.of());
        }
        Building building = new Building(context, query, around).build();
        Assembly.Built built = new Assembly(context).rows(building, Assembly.Keep.ORDER);
        FieldType<?, ?> type = output == null ? built.items().get(0).node().type() : output;
        return built.part() == null
                ? new Node.Nothing(context, type)
                : new QueryNode(built.part(), false, type, outer(building.scope));
    }

    /** A queryset as the right side of a comparison: its only value, the key when it selects whole rows. */
    static Node single(Expression.Subquery subquery, @Nullable Way way, Scope around) {
        return scalar(keyed(subquery.query(), way), subquery.output(), around);
    }

    /** The first row of a query, to be compared with a key of that many columns. */
    static Node row(Select query, int columns, Scope around) {
        Building building = new Building(around.context, keyed(query, null), around).build();
        Assembly.Built built = new Assembly(around.context).rows(building, Assembly.Keep.ORDER);
        checkColumns(built, columns, "exact");
        return built.part() == null
                ? new Node.Nothing(around.context, null)
                : new QueryNode(built.part(), false, null, outer(building.scope));
    }

    /**
     * A queryset as the right side of {@code in}; null when it has no rows.
     *
     * @param columns how many values the left side has
     */
    static @Nullable Part column(Select query, @Nullable Way way, int columns, Scope around) {
        Select keyed = keyed(query, way);
        Assembly.Built built = new Assembly(around.context).rows(keyed, around, Assembly.Keep.NEEDED);
        checkColumns(built, columns, "in");
        return built.part();
    }

    private static void checkColumns(Assembly.Built built, int columns, String lookup) {
        if (built.items().size() != columns) {
            throw new IllegalArgumentException("The QuerySet value for the '" + lookup + "' lookup must have " + columns
                    + " selected fields (received " + built.items().size() + ").\n  Choose "
                    + (columns == 1 ? "one" : "them") + " with values(…).");
        }
    }

    private static Select keyed(Select query, @Nullable Way way) {
        if (selects(query)) {
            return query;
        }
        if (way != null && way.relation() != null && !Coercion.compatible(query.model(), way.end())) {
            throw new IllegalArgumentException(
                    "Cannot use QuerySet for \"" + query.model().name() + "\": Use a QuerySet for \""
                            + way.end().name() + "\".");
        }
        boolean ownKey = way == null
                || way.relation() == null
                || way.target().typed().primaryKey()
                || way.target().field() == null;
        String name = ownKey || way == null ? "pk" : way.target().typed().name();
        List<Expression> key = new ArrayList<>();
        if (name.equals("pk")) {
            query.model()
                    .concrete()
                    .primaryKeyField()
                    .parts()
                    .forEach(part -> key.add(new Expression.Path(List.of(part.name()))));
        } else {
            key.add(new Expression.Path(List.of(name)));
        }
        return query.and(new Clause.Values(key));
    }

    /** Whether the query says itself what it selects. */
    private static boolean selects(Select query) {
        Select chosen = query.combination() == null
                ? query
                : query.combination().parts().get(0);
        return chosen.clauses().stream().anyMatch(Clause.Values.class::isInstance)
                || query.clauses().stream().anyMatch(Clause.Values.class::isInstance);
    }
}
