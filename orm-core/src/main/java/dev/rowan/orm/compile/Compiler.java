package dev.rowan.orm.compile;

import dev.rowan.orm.dialect.Dialect;
import dev.rowan.orm.dialect.SqlWriter;
import dev.rowan.orm.model.ContentTypeIds;
import dev.rowan.orm.model.Field;
import dev.rowan.orm.model.ModelGraph;
import dev.rowan.orm.model.ModelMeta;
import dev.rowan.orm.model.Relation;
import dev.rowan.orm.query.Expression;
import dev.rowan.orm.query.Select;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * From a query tree to a statement, for one database.
 *
 * <p>Safe for any thread; it keeps the compiled statements of the shapes that it has met.
 */
public final class Compiler {
    /**
     * An application has some hundreds of shapes; more means that something is written into them that should be bound.
     * All are forgotten then, since telling the used ones from the others would cost every lookup.
     */
    private static final int MOST_SHAPES = 10_000;

    private final ModelGraph graph;
    private final Dialect dialect;
    private final ContentTypeIds contentTypes;
    private final Map<Shape, Template> templates = new ConcurrentHashMap<>();

    /** For a database without content types. */
    public Compiler(ModelGraph graph, Dialect dialect) {
        this(graph, dialect, model -> ContentTypeIds.NONE);
    }

    /** @param contentTypes asked each time that a statement is bound */
    public Compiler(ModelGraph graph, Dialect dialect, ContentTypeIds contentTypes) {
        this.contentTypes = contentTypes;
        this.graph = graph;
        this.dialect = dialect;
    }

    public ModelGraph graph() {
        return graph;
    }

    public Dialect dialect() {
        return dialect;
    }

    /**
     * A name for the way back over a relation in paths, for relations whose way back has no name of its own
     * (symmetrical ones, and related names that end in "+").
     */
    public static String wayBack(String label, Relation relation) {
        return Way.BACK + label + "." + relation.name();
    }

    /** The rows of a query, in the current time zone given. */
    public Statement select(Select query, ZoneId zone) {
        return statement(shape("select", zone).select(query), zone, context -> {
            Assembly.Built built = new Assembly(context).rows(query, null, Assembly.Keep.ORDER);
            return template(context, built.part(), built.plan());
        });
    }

    /** How many rows the query has, as one number. */
    public Statement count(Select query, ZoneId zone) {
        return statement(shape("count", zone).select(query), zone, context -> {
            Expression.Aggregate rows =
                    new Expression.Aggregate("count", null, false, false, null, null, List.of(), null, null);
            return aggregates(context, query, List.of(new Expression.Named("count", rows)));
        });
    }

    /** Whether the query has rows: a row or none. */
    public Statement exists(Select query, ZoneId zone) {
        return statement(shape("exists", zone).select(query), zone, context -> {
            RowPlan plan = new RowPlan.Tuples(
                    List.of(new RowPlan.Output("exists", 1, dev.rowan.orm.model.FieldTypes.INTEGER)));
            return template(context, Existence.of(context, query), plan);
        });
    }

    /** Aggregates over all rows of the query, as one tuple. */
    public Statement aggregate(Select query, List<Expression.Named> aggregates, ZoneId zone) {
        Shape shape = shape("aggregate", zone).select(query);
        shape.expressions(aggregates);
        return statement(shape, zone, context -> aggregates(context, query, aggregates));
    }

    /** The database's plan for the rows of a query; the rows of the answer are lines of text. */
    public Statement explain(Select query, @Nullable String format, Map<String, Object> options, ZoneId zone) {
        Statement rows = select(query, zone);
        String prefix = dialect.explain(format, options);
        return rows.empty() ? rows : new Statement(prefix + " " + rows.sql(), rows.parameters(), null, false);
    }

    /** New values for the rows of a query, in the model's own table. */
    public Statement update(Select query, List<Change> changes, ZoneId zone) {
        Shape shape = shape("update", zone).select(query);
        changes.forEach(change -> shape.token(change.field()));
        shape.expressions(changes.stream().map(Change::value).toList());
        return statement(shape, zone, context -> written(context, new Changing(context, query).update(changes)));
    }

    /** New rows of a model's own table, some of whose values are expressions; all rows have the same columns. */
    public Statement insert(ModelMeta<?> model, List<List<Change>> rows, ZoneId zone) {
        Select none = Select.of(model);
        Shape shape = shape("insert", zone).select(none);
        for (List<Change> row : rows) {
            row.forEach(change -> shape.token(change.field()));
            shape.expressions(row.stream().map(Change::value).toList());
        }
        return statement(shape, zone, context -> written(context, new Changing(context, none).insert(rows)));
    }

    /**
     * New values for rows of known keys, some of which are expressions over the row's old ones; as many statements as
     * the expressions have forms, whatever their constants.
     */
    public List<Statement> updateRows(
            ModelMeta<?> model, List<? extends Field<?, ?>> fields, List<NewValues> rows, ZoneId zone) {
        Context context = new Context(graph, dialect, zone, shape("rows", zone), contentTypes);
        return new RowUpdates(this, context, model, fields).statements(rows);
    }

    /** The rows of a query are deleted from the model's own table. */
    public Statement delete(Select query, ZoneId zone) {
        return statement(
                shape("delete", zone).select(query),
                zone,
                context -> written(context, new Changing(context, query).delete()));
    }

    private static Template written(Context context, @Nullable SqlWriter out) {
        return out == null
                ? Template.empty(null, null, context.shape)
                : Template.of(out.text(), out.binds(), context.shape, null);
    }

    private Template aggregates(Context context, Select query, List<Expression.Named> aggregates) {
        Aggregation.Built built = new Aggregation(context, query).over(aggregates);
        return built.part() == null
                ? Template.empty(built.plan(), built.row(), context.shape)
                : template(context, built.part(), built.plan());
    }

    private static Template template(Context context, @Nullable Part part, RowPlan plan) {
        if (part == null) {
            return Template.empty(plan, null, context.shape);
        }
        SqlWriter out = new SqlWriter();
        part.write(out);
        return Template.of(out.text(), out.binds(), context.shape, plan);
    }

    Shape shape(String question, ZoneId zone) {
        return new Shape(dialect.features().arrays() ? Lists.ARRAYS : Lists.ROUNDED)
                .token(question)
                .token(zone);
    }

    private Statement statement(Shape shape, ZoneId zone, Function<Context, Template> compile) {
        Template template = templates.get(shape);
        if (template == null) {
            template = compile.apply(new Context(graph, dialect, zone, shape, contentTypes));
            if (templates.size() >= MOST_SHAPES) {
                templates.clear();
            }
            templates.put(shape.key(), template);
        }
        return template.statement(shape);
    }
}
