package dev.rowan.orm.compile;

import dev.rowan.orm.dialect.Dialect;
import dev.rowan.orm.dialect.SqlWriter;
import dev.rowan.orm.model.ModelGraph;
import dev.rowan.orm.model.ModelMeta;
import dev.rowan.orm.query.Expression;
import dev.rowan.orm.query.Predicate;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.Set;

/** One table under a name of its own, and what is said of its columns alone; values stand as literals. */
final class OwnRow {
    private final Dialect dialect;
    private final Scope scope;

    OwnRow(ModelGraph graph, Dialect dialect, ModelMeta<?> model, String name) {
        this.dialect = dialect;
        this.scope = new Scope(new Context(graph, dialect, ZoneOffset.UTC, new Shape(Lists.EACH)), model, null);
        scope.base.rename(name);
    }

    Cond condition(Predicate predicate) {
        return new Filters(scope, new Resolver(scope), true).resolve(predicate, null);
    }

    Node expression(Expression tree) {
        return new Resolver(scope).resolve(tree);
    }

    /** In parentheses. */
    String text(Part part) {
        SqlWriter out = SqlWriter.ofLiterals(dialect);
        part.write(out);
        return "(" + out.text() + ")";
    }

    /** The names of the columns that it speaks of. */
    static Set<String> columns(Part part) {
        Set<String> columns = new LinkedHashSet<>();
        collect(part, columns);
        return columns;
    }

    private static void collect(Part part, Set<String> columns) {
        if (part instanceof Column column) {
            columns.add(column.name());
        }
        part.parts(child -> collect(child, columns));
    }
}
