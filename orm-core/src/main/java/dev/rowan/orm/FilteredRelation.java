package dev.rowan.orm;

import dev.rowan.orm.model.FieldError;
import dev.rowan.orm.query.Clause;
import dev.rowan.orm.query.Expression;
import dev.rowan.orm.query.Predicate;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * A relation whose join carries a condition: {@code LEFT JOIN … ON (key AND condition)}. Immutable.
 *
 * <p>Rows to which no related row of that kind belongs stay, as rows without one. The condition is written from the
 * queried model, and speaks of the relation's own columns, of those on the way to it, and of the model's.
 *
 * <pre>{@code
 * var popular = FilteredRelation.of(Author_.posts(), Author_.posts().views.gte(30)).as("popular");
 * var post = popular.path(Post_.Path::new);
 * Author.objects.annotate(popular).filter(post.title.contains("x")).orderBy(post.views.desc());
 * }</pre>
 *
 * @param <R> the model that the relation starts at
 */
public final class FilteredRelation<R> {
    private final List<String> relation;
    private final Predicate condition;
    private final @Nullable String name;

    private FilteredRelation(List<String> relation, Predicate condition, @Nullable String name) {
        if (relation.isEmpty() || relation.contains("")) {
            throw new IllegalArgumentException("The relation of a FilteredRelation cannot be empty.");
        }
        this.relation = relation;
        this.condition = condition;
        this.name = name;
    }

    /** The rows at the end of the relation that satisfy the condition. */
    public static <R> FilteredRelation<R> of(RelationPath<R, ?> relation, Q<R> condition) {
        return new FilteredRelation<>(names(relation), condition.node, null);
    }

    /** All rows at the end of the relation, by a join of their own. */
    public static <R> FilteredRelation<R> of(RelationPath<R, ?> relation) {
        return new FilteredRelation<>(names(relation), Predicate.everything(), null);
    }

    /** Django's form: {@code FilteredRelation.of("posts", Q.of("posts__views__gte", 30))}. */
    public static <R> FilteredRelation<R> of(String relation, Q<R> condition) {
        return new FilteredRelation<>(Expression.Path.split(relation), condition.node, null);
    }

    public static <R> FilteredRelation<R> of(String relation) {
        return new FilteredRelation<>(Expression.Path.split(relation), Predicate.everything(), null);
    }

    private static List<String> names(RelationPath<?, ?> path) {
        return ((Expression.Path) path.node).names();
    }

    /** The name by which the other parts of the query speak of it. */
    public FilteredRelation<R> as(String alias) {
        return new FilteredRelation<>(relation, condition, alias);
    }

    /** The typed paths that start at it: {@code path(Post_.Path::new)}. */
    public <P extends RelationPath<R, ?>> P path(BiFunction<RelationPath<R, ?>, String, P> paths) {
        return paths.apply(new Start<>(), name());
    }

    String name() {
        if (name == null) {
            throw new FieldError("A FilteredRelation of '" + String.join("__", relation)
                    + "' needs a name.\n  Give it one with .as(\"name\").");
        }
        return name;
    }

    Clause clause(String alias) {
        if (alias.contains(".")) {
            throw new IllegalArgumentException(
                    "FilteredRelation doesn't support aliases with periods (got '" + alias + "').");
        }
        return new Clause.Relate(alias, relation, condition);
    }

    /** Where the name stands: at the queried model. */
    private static final class Start<R> extends RelationPath<R, R> {}
}
