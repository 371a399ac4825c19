package dev.rowan.benchmarks.reads;

import dev.rowan.benchmarks.model.Author_;
import dev.rowan.benchmarks.model.Category_;
import dev.rowan.benchmarks.model.Hub_;
import dev.rowan.benchmarks.model.Label_;
import dev.rowan.benchmarks.model.Post_;
import dev.rowan.benchmarks.model.Spoke_;
import dev.rowan.orm.Dialects;
import dev.rowan.orm.compile.Compiler;
import dev.rowan.orm.compile.Statement;
import dev.rowan.orm.dialect.Dialect;
import dev.rowan.orm.model.ModelGraph;
import dev.rowan.orm.query.Clause;
import dev.rowan.orm.query.Expression;
import dev.rowan.orm.query.Predicate;
import dev.rowan.orm.query.Select;
import java.time.ZoneOffset;
import java.util.List;

/** A filter over four joins: from its tree to its statement, without a database. */
final class Compiling {
    private final ModelGraph graph =
            ModelGraph.of(List.of(Author_.META, Category_.META, Hub_.META, Label_.META, Post_.META, Spoke_.META));
    private final Dialect dialect = Dialects.forUrl("jdbc:postgresql:");
    private final Compiler kept = new Compiler(graph, dialect);

    /** Spokes by the name of their hub's author, and of the parent of its category: hub, author, category, parent. */
    Select tree(String author, String parent) {
        return Select.of(Spoke_.META)
                .and(new Clause.Filter(
                        new Predicate.AllOf(List.of(
                                new Predicate.Named("north__author__name", Expression.Value.of(author)),
                                new Predicate.Named(
                                        "north__category__parent__name__icontains", Expression.Value.of(parent)))),
                        false));
    }

    /** By a compiler that has met nothing yet. */
    Statement cold(Select tree) {
        return new Compiler(graph, dialect).select(tree, ZoneOffset.UTC);
    }

    /** By a compiler that has met the shape, with whatever constants. */
    Statement known(Select tree) {
        return kept.select(tree, ZoneOffset.UTC);
    }
}
