package dev.rowan.orm.compile;

import dev.rowan.orm.dialect.SqlWriter;
import dev.rowan.orm.query.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A resolved condition, with what is always or never true taken out. Immutable. */
sealed interface Cond extends Part {
    @Override
    Cond map(UnaryOperator<Node> replace);

    static Cond and(List<Cond> parts) {
        List<Cond> kept = new ArrayList<>();
        for (Cond part : parts) {
            if (part instanceof Never) {
                return new Never();
            }
            if (part instanceof And and) {
                kept.addAll(and.parts);
            } else if (!(part instanceof Always)) {
                kept.add(part);
            }
        }
        return kept.isEmpty() ? new Always() : kept.size() == 1 ? kept.get(0) : new And(kept);
    }

    static Cond or(List<Cond> parts) {
        List<Cond> kept = new ArrayList<>();
        for (Cond part : parts) {
            if (part instanceof Always) {
                return part;
            }
            if (part instanceof Or or) {
                kept.addAll(or.parts);
            } else if (!(part instanceof Never)) {
                kept.add(part);
            }
        }
        return kept.isEmpty() ? new Never() : kept.size() == 1 ? kept.get(0) : new Or(kept);
    }

    static Cond xor(List<Cond> parts) {
        List<Cond> kept =
                parts.stream().filter(part -> !(part instanceof Never)).toList();
        return kept.isEmpty() ? new Never() : kept.size() == 1 ? kept.get(0) : new Xor(kept);
    }

    static Cond not(Cond inner) {
        if (inner instanceof Always) {
            return new Never();
        }
        return inner instanceof Never ? new Always() : new Not(inner);
    }

    record Always() implements Cond {
        @Override
        public void write(SqlWriter out) {
            out.sql("1 = 1");
        }

        @Override
        public Cond map(UnaryOperator<Node> replace) {
            return this;
        }
    }

    record Never() implements Cond {
        @Override
        public void write(SqlWriter out) {
            out.sql("1 = 0");
        }

        @Override
        public Cond map(UnaryOperator<Node> replace) {
            return this;
        }
    }

    /** A lookup that the dialect spells. */
    record Test(Context context, String lookup, Node left, List<Node> right, Expression.@Nullable Items list)
            implements Cond {
        @Override
        public void write(SqlWriter out) {
            context.dialect.lookup(lookup, left, List.copyOf(right), list, out);
        }

        @Override
        public void parts(Consumer<Part> visit) {
            visit.accept(left);
            right.forEach(visit);
        }

        @Override
        public Cond map(UnaryOperator<Node> replace) {
            return new Test(
                    context,
                    lookup,
                    replace.apply(left),
                    right.stream().map(replace).toList(),
                    list);
        }
    }

    record IsNull(Node value, boolean isNull) implements Cond {
        @Override
        public void write(SqlWriter out) {
            boolean wrap = !(value instanceof Column || value instanceof Node.Output || value instanceof QueryNode);
            out.sql(wrap ? "(" : "").operand(value).sql(wrap ? ")" : "").sql(isNull ? " IS NULL" : " IS NOT NULL");
        }

        @Override
        public void parts(Consumer<Part> visit) {
            visit.accept(value);
        }

        @Override
        public Cond map(UnaryOperator<Node> replace) {
            return new IsNull(replace.apply(value), isNull);
        }
    }

    record InQuery(Node left, Part query) implements Cond {
        @Override
        public void write(SqlWriter out) {
            out.operand(left).sql(" IN (");
            query.write(out);
            out.sql(")");
        }

        @Override
        public void parts(Consumer<Part> visit) {
            visit.accept(left);
        }

        @Override
        public Cond map(UnaryOperator<Node> replace) {
            return new InQuery(replace.apply(left), query.map(replace));
        }
    }

    /** Two columns that are equal: how a subquery hangs on the query around. */
    record Same(Node left, Node right) implements Cond {
        @Override
        public void write(SqlWriter out) {
            out.operand(left).sql(" = ").operand(right);
        }

        @Override
        public void parts(Consumer<Part> visit) {
            visit.accept(left);
            visit.accept(right);
        }

        @Override
        public Cond map(UnaryOperator<Node> replace) {
            return new Same(replace.apply(left), replace.apply(right));
        }
    }

    /** A boolean value as a condition. */
    record Holds(Node value) implements Cond {
        @Override
        public void write(SqlWriter out) {
            value.write(out);
        }

        @Override
        public void parts(Consumer<Part> visit) {
            visit.accept(value);
        }

        @Override
        public Cond map(UnaryOperator<Node> replace) {
            return new Holds(replace.apply(value));
        }
    }

    record Not(Cond inner) implements Cond {
        @Override
        public void write(SqlWriter out) {
            boolean exists = inner instanceof Holds holds && holds.value instanceof QueryNode;
            out.sql(exists ? "NOT " : "NOT (");
            inner.write(out);
            out.sql(exists ? "" : ")");
        }

        @Override
        public void parts(Consumer<Part> visit) {
            visit.accept(inner);
        }

        @Override
        public Cond map(UnaryOperator<Node> replace) {
            return not(inner.map(replace));
        }
    }

    record And(List<Cond> parts) implements Cond {
        @Override
        public void write(SqlWriter out) {
            join(parts, " AND ", out);
        }

        @Override
        public void parts(Consumer<Part> visit) {
            parts.forEach(visit);
        }

        @Override
        public Cond map(UnaryOperator<Node> replace) {
            return and(parts.stream().map(part -> part.map(replace)).toList());
        }
    }

    record Or(List<Cond> parts) implements Cond {
        @Override
        public void write(SqlWriter out) {
            join(parts, " OR ", out);
        }

        @Override
        public void parts(Consumer<Part> visit) {
            parts.forEach(visit);
        }

        @Override
        public Cond map(UnaryOperator<Node> replace) {
            return or(parts.stream().map(part -> part.map(replace)).toList());
        }
    }

    /** An odd number of true parts; NULL counts as false. */
    record Xor(List<Cond> parts) implements Cond {
        @Override
        public void write(SqlWriter out) {
            out.sql("(");
            join(parts, " OR ", out);
            out.sql(") AND (");
            for (int i = 0; i < parts.size(); i++) {
                out.sql(i == 0 ? "CASE WHEN " : " + CASE WHEN ");
                parts.get(i).write(out);
                out.sql(" THEN 1 ELSE 0 END");
            }
            out.sql(parts.size() > 2 ? ") % 2 = 1" : ") = 1");
        }

        @Override
        public void parts(Consumer<Part> visit) {
            parts.forEach(visit);
        }

        @Override
        public Cond map(UnaryOperator<Node> replace) {
            return new Xor(parts.stream().map(part -> part.map(replace)).toList());
        }
    }

    private static void join(List<Cond> parts, String word, SqlWriter out) {
        for (int i = 0; i < parts.size(); i++) {
            Cond part = parts.get(i);
            boolean wrap = part instanceof Or || part instanceof Xor || (part instanceof And && !word.equals(" AND "));
            out.sql(i > 0 ? word : "").sql(wrap ? "(" : "");
            part.write(out);
            out.sql(wrap ? ")" : "");
        }
    }
}
