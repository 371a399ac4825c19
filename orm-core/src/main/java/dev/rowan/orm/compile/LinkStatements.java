package dev.rowan.orm.compile;

import dev.rowan.orm.compile.RowStatements.Cell;
import dev.rowan.orm.dialect.Dialect;
import dev.rowan.orm.model.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The statements that read and write the links of one row in a table of links.
 *
 * <p>Immutable, safe for any thread.
 */
public final class LinkStatements {
    private final Dialect dialect;
    private final RowText text;

    public LinkStatements(Dialect dialect) {
        this.dialect = dialect;
        this.text = new RowText(dialect);
    }

    /** The targets that a source is linked to, or only those among some. */
    public Statement linked(
            String table,
            String sourceColumn,
            Field<?, ?> source,
            Object sourceKey,
            String targetColumn,
            Field<?, ?> target,
            @Nullable Collection<?> among) {
        StringBuilder sql = new StringBuilder("SELECT ")
                .append(dialect.quote(targetColumn))
                .append(" FROM ")
                .append(dialect.quote(table))
                .append(" WHERE ")
                .append(dialect.quote(sourceColumn))
                .append(" = ?");
        List<Parameter> binds = new ArrayList<>(List.of(new Cell(source, sourceKey).parameter()));
        if (among != null) {
            sql.append(" AND ");
            text.in(sql, binds, dialect.quote(targetColumn), target, among);
        }
        RowPlan plan = new RowPlan.Tuples(List.of(new RowPlan.Output(targetColumn, 1, target.type())));
        return new Statement(sql.toString(), binds, plan, false);
    }

    /** Links between one source and several targets; those that exist may be left alone. */
    public Statement link(
            String table,
            String sourceColumn,
            Field<?, ?> source,
            Object sourceKey,
            String targetColumn,
            Field<?, ?> target,
            Collection<?> targets,
            boolean ignoreExisting) {
        StringBuilder sql = new StringBuilder("INSERT INTO ")
                .append(dialect.quote(table))
                .append(" (")
                .append(dialect.quote(sourceColumn))
                .append(", ")
                .append(dialect.quote(targetColumn))
                .append(") VALUES ");
        List<Parameter> binds = new ArrayList<>();
        int i = 0;
        for (Object key : targets) {
            sql.append(i++ == 0 ? "(?, ?)" : ", (?, ?)");
            binds.add(new Cell(source, sourceKey).parameter());
            binds.add(new Cell(target, key).parameter());
        }
        if (ignoreExisting) {
            sql.append(" ON CONFLICT DO NOTHING");
        }
        return new Statement(sql.toString(), binds, null, false);
    }

    /** The links of a source: all, or those to some targets; {@code bothWays} those that lead back too. */
    public Statement unlink(
            String table,
            String sourceColumn,
            Field<?, ?> source,
            Object sourceKey,
            String targetColumn,
            Field<?, ?> target,
            @Nullable Collection<?> targets,
            boolean bothWays) {
        StringBuilder sql =
                new StringBuilder("DELETE FROM ").append(dialect.quote(table)).append(" WHERE ");
        List<Parameter> binds = new ArrayList<>();
        direction(sql, binds, sourceColumn, source, sourceKey, targetColumn, target, targets);
        if (bothWays) {
            sql.append(" OR ");
            direction(sql, binds, targetColumn, source, sourceKey, sourceColumn, target, targets);
        }
        return new Statement(sql.toString(), binds, null, false);
    }

    private void direction(
            StringBuilder sql,
            List<Parameter> binds,
            String from,
            Field<?, ?> source,
            Object sourceKey,
            String to,
            Field<?, ?> target,
            @Nullable Collection<?> targets) {
        sql.append('(').append(dialect.quote(from)).append(" = ?");
        binds.add(new Cell(source, sourceKey).parameter());
        if (targets != null) {
            sql.append(" AND ");
            text.in(sql, binds, dialect.quote(to), target, targets);
        }
        sql.append(')');
    }
}
