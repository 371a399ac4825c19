package dev.rowan.orm.compile;

import dev.rowan.orm.dialect.SqlWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One SELECT, all resolved, ready to be written. */
final class SelectText implements Part {
    final Scope scope;
    final List<Item> items = new ArrayList<>();
    boolean distinct;
    List<Node> distinctOn = List.of();
    Cond where = new Cond.Always();
    List<Node> groupBy = List.of();
    Cond having = new Cond.Always();
    List<OrderKey> order = List.of();
    long offset;

    @Nullable
    Long limit;

    String lock = "";

    SelectText(Scope scope) {
        this.scope = scope;
    }

    /** A value of the SELECT list and the name it goes by; null for no name. */
    record Item(Node node, @Nullable String name) {}

    /** {@code SELECT 1 FROM … WHERE …}, to ask whether there are rows. */
    static SelectText existence(Scope scope) {
        SelectText text = new SelectText(scope);
        text.items.add(new Item(new Node.Sql("1", null, false), null));
        text.where = Cond.and(scope.where);
        return text;
    }

    /** The names of the first columns of a query, which gives names to those that have none. */
    static List<String> names(Part query, int columns) {
        if (query instanceof Compound compound) {
            return compound.names(columns);
        }
        List<Item> items = query instanceof SelectText text ? text.items : ((Wrapped) query).items;
        if (query instanceof Wrapped wrapped && items.isEmpty()) {
            return names(wrapped.inner, columns);
        }
        List<String> names = new ArrayList<>();
        for (int i = 0; i < columns; i++) {
            Item item = items.get(i);
            String name = item.name() == null ? "c" + (i + 1) : item.name();
            items.set(i, new Item(item.node(), name));
            names.add(name);
        }
        return names;
    }

    @Override
    public void write(SqlWriter out) {
        out.sql("SELECT ");
        if (!distinctOn.isEmpty()) {
            out.sql("DISTINCT ON (").operands(distinctOn, ", ").sql(") ");
        } else if (distinct) {
            out.sql("DISTINCT ");
        }
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            out.sql(i > 0 ? ", " : "").operand(item.node());
            if (item.name() != null) {
                out.sql(" AS ").sql(scope.context.quote(item.name()));
            }
        }
        from(out);
        condition(" WHERE ", where, out);
        if (!groupBy.isEmpty()) {
            out.sql(" GROUP BY ");
            for (int i = 0; i < groupBy.size(); i++) {
                out.sql(i > 0 ? ", " : "");
                group(groupBy.get(i), out);
            }
        }
        condition(" HAVING ", having, out);
        order(out);
        scope.context.dialect.slice(offset, limit, out);
        out.sql(lock);
    }

    private void order(SqlWriter out) {
        for (int i = 0; i < order.size(); i++) {
            OrderKey key = order.get(i);
            out.sql(i == 0 ? " ORDER BY " : ", ");
            if (key.selected() == null) {
                key.write(out);
            } else {
                String name = scope.context.quote(key.selected());
                key.direction(out, writer -> writer.sql(name));
            }
        }
    }

    /** A selected value is grouped by its place in the list, since its binds would count as other values here. */
    private void group(Node node, SqlWriter out) {
        if (!(node instanceof Column)) {
            for (int i = 0; i < items.size(); i++) {
                if (items.get(i).node().equals(node)) {
                    out.sql(Integer.toString(i + 1));
                    return;
                }
            }
        }
        out.operand(node);
    }

    private static void condition(String word, Cond cond, SqlWriter out) {
        if (!(cond instanceof Cond.Always)) {
            out.sql(word);
            cond.write(out);
        }
    }

    private void from(SqlWriter out) {
        out.sql(" FROM ");
        name(scope.root, out);
        for (Table table : scope.tables) {
            Hop hop = table.hop;
            if (table == scope.root || table.uses <= 0 || table.parent == null || hop == null) {
                continue;
            }
            out.sql(table.outer ? " LEFT JOIN " : " JOIN ");
            name(table, out);
            out.sql(" ON ");
            Cond.and(List.of(new Cond.Same(table.column(hop.to()), table.parent.column(hop.from())), table.on))
                    .write(out);
            condition(" AND ", table.kind(), out);
        }
    }

    private void name(Table table, SqlWriter out) {
        out.sql(scope.context.quote(table.name)).sql(" ").sql(table.alias());
    }

    @Override
    public Part map(UnaryOperator<Node> replace) {
        return this;
    }
}
