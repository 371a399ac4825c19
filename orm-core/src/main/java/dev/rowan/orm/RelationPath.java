package dev.rowan.orm;

import dev.rowan.orm.query.Expression;
import dev.rowan.orm.query.Predicate;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A way from rows of {@code R} over relations to rows of {@code T}: the base of the generated paths.
 *
 * <p>It has no public method without parameters, so that a relation may have any name.
 */
public abstract class RelationPath<R, T> extends Related<R> {
    /** The path of no relation at all: the model itself. */
    protected RelationPath() {
        super(List.of());
    }

    protected RelationPath(RelationPath<R, ?> from, String relation) {
        super(extended(from, relation));
    }

    /** Leads to this row; null asks that there is none. */
    public final Q<R> eq(@Nullable T row) {
        return is("exact", row);
    }

    public final Q<R> ne(@Nullable T row) {
        return eq(row).not();
    }

    /** The key of the row equals what the expression gives. */
    public final Q<R> eqExpr(Expr<?, ?> key) {
        return new Q<>(new Predicate.Lookup(node, "exact", key.node));
    }

    public final Q<R> in(Collection<? extends T> rows) {
        return new Q<>(new Predicate.Lookup(node, "in", Expression.Items.of(rows)));
    }

    /** Leads to one of the rows of a query, as a subquery. */
    public final Q<R> inQuery(BaseQuery<?, ?, ?> query) {
        return new Q<>(new Predicate.Lookup(node, "in", new Expression.Subquery(query.select(), null)));
    }

    public final Q<R> isNull(boolean missing) {
        return is("isnull", missing);
    }

    /** Sets the key in {@code create(…)} and {@code update(…)} to this row's, or to none: {@code author().to(jane)}. */
    public final Assignment<R> to(@Nullable T row) {
        return new Assignment<>((Expression.Path) node, Expression.Value.of(row));
    }

    private Q<R> is(String lookup, @Nullable Object value) {
        return new Q<>(new Predicate.Lookup(node, lookup, Expression.Value.of(value)));
    }

    private Expression column(String name) {
        return new Expression.Path(extended(this, name));
    }

    protected final <V> Path<R, V> any(String name) {
        return new Path<>(column(name));
    }

    protected final TextPath<R> text(String name) {
        return new TextPath<>(column(name));
    }

    protected final <V extends Number> NumberPath<R, V> number(String name) {
        return new NumberPath<>(column(name));
    }

    protected final BoolPath<R> bool(String name) {
        return new BoolPath<>(column(name));
    }

    protected final DatePath<R> date(String name) {
        return new DatePath<>(column(name));
    }

    protected final TimePath<R> time(String name) {
        return new TimePath<>(column(name));
    }

    protected final <V> MomentPath<R, V> moment(String name) {
        return new MomentPath<>(column(name));
    }

    protected final <V> JsonPath<R, V> json(String name) {
        return new JsonPath<>(column(name));
    }
}
