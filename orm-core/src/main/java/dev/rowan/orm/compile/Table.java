package dev.rowan.orm.compile;

import dev.rowan.orm.model.ModelMeta;
import dev.rowan.orm.query.Expression;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A table in a FROM clause, with the way it is joined. Belongs to one scope, changes while that is built.
 *
 * <p>Joined tables are shared by whatever needs the same join; {@link #uses} counts those, so that a join that was
 * trimmed away again is not written.
 */
final class Table {
    final Context context;
    final String name;
    final @Nullable ModelMeta<?> model;
    final @Nullable Table parent;
    final @Nullable Hop hop;
    final boolean nullable;
    boolean outer;
    int uses = 1;
    /** What the join asks for beside the key: the condition of a filtered relation. */
    Cond on = new Cond.Always();

    private @Nullable String alias;

    Table(Context context, String name, @Nullable ModelMeta<?> model, @Nullable Table parent, @Nullable Hop hop) {
        this.context = context;
        this.name = name;
        this.model = model;
        this.parent = parent;
        this.hop = hop;
        this.nullable = hop != null && hop.nullable();
        this.outer = parent != null && (nullable || parent.outer);
    }

    boolean joins(Table from, Hop over) {
        return parent == from
                && hop != null
                && hop.table().equals(over.table())
                && hop.from().column().equals(over.from().column())
                && hop.to().column().equals(over.to().column())
                && Objects.equals(hop.kind(), over.kind())
                && Objects.equals(hop.filter(), over.filter());
    }

    /** Given at first mention, so that names follow the order of the text. */
    String alias() {
        if (alias == null) {
            String app = model != null
                    ? model.app()
                    : hop == null ? "" : hop.from().typed().model().app();
            alias = context.alias(name, app);
        }
        return alias;
    }

    void rename(String other) {
        alias = other;
    }

    /** What a row of this table must have besides the joined column; always true for most joins. */
    Cond kind() {
        Hop.Kind kind = hop == null ? null : hop.kind();
        if (kind == null) {
            return new Cond.Always();
        }
        // The number of the content type is the database's, and is asked for when the statement is bound.
        Expression.Value model = Expression.Value.of(kind.model());
        return new Cond.Same(
                column(kind.column()),
                new Coercion(context).constant(model, kind.column().type(), ""));
    }

    Column column(Hop.End end) {
        return new Column(this, end.column(), end.type(), end.nullable(), end.label());
    }
}
