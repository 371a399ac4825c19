package dev.rowan.orm.compile;

import dev.rowan.orm.dialect.Operand;
import dev.rowan.orm.dialect.SqlWriter;
import dev.rowan.orm.model.FieldType;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A resolved value: what {@link dev.rowan.orm.query.Expression} means in a scope. Immutable. */
interface Node extends Operand, Part {
    @Override
    void write(SqlWriter out);

    @Override
    Node map(UnaryOperator<Node> replace);

    /** Whether a condition stands where a value stands. */
    default boolean conditional() {
        return false;
    }

    /** Replaces nodes from the outside in: what the function gives for a node is not looked into. */
    static Node replaced(Node node, Function<Node, @Nullable Node> by) {
        Node other = by.apply(node);
        return other != null ? other : node.map(child -> replaced(child, by));
    }

    /** Text without binds that no user wrote: {@code 1}, {@code 1 = 0}. */
    record Sql(String text, @Nullable FieldType<?, ?> type, boolean conditional) implements Node {
        @Override
        public void write(SqlWriter out) {
            out.sql(text);
        }

        @Override
        public Node map(UnaryOperator<Node> replace) {
            return this;
        }
    }

    /** NULL, of a type where it is known. */
    record Nothing(Context context, @Nullable FieldType<?, ?> type) implements Node {
        @Override
        public void write(SqlWriter out) {
            out.sql("NULL");
        }

        @Override
        public Node map(UnaryOperator<Node> replace) {
            return this;
        }
    }

    /** A column of the SELECT list of a subquery in FROM, by its name. */
    record Output(
            Context context,
            @Nullable Table table,
            String name,
            @Nullable FieldType<?, ?> type) implements Node {
        @Override
        public void write(SqlWriter out) {
            if (table != null) {
                out.sql(table.alias()).sql(".");
            }
            out.sql(context.quote(name));
        }

        @Override
        public Node map(UnaryOperator<Node> replace) {
            return this;
        }
    }

    /** An annotation by its name, where it matters that it is one: inside {@code aggregate(…)}. */
    record Named(String name, Node inner) implements Node {
        @Override
        public void write(SqlWriter out) {
            inner.write(out);
        }

        @Override
        public @Nullable FieldType<?, ?> type() {
            return inner.type();
        }

        @Override
        public void parts(Consumer<Part> visit) {
            visit.accept(inner);
        }

        @Override
        public Node map(UnaryOperator<Node> replace) {
            return new Named(name, replace.apply(inner));
        }
    }

    /** A condition as a value. */
    record Truth(Cond condition, FieldType<?, ?> type) implements Node {
        @Override
        public void write(SqlWriter out) {
            if (condition instanceof Cond.Always) {
                out.sql("1 = 1");
            } else if (condition instanceof Cond.Never) {
                out.sql("1 = 0");
            } else {
                out.sql("(");
                condition.write(out);
                out.sql(")");
            }
        }

        @Override
        public void parts(Consumer<Part> visit) {
            visit.accept(condition);
        }

        @Override
        public Node map(UnaryOperator<Node> replace) {
            return new Truth(condition.map(replace), type);
        }

        @Override
        public boolean conditional() {
            return true;
        }
    }

    /** CASE. */
    record Choice(
            List<Branch> branches,
            @Nullable Node otherwise,
            @Nullable FieldType<?, ?> type) implements Node {
        record Branch(Cond when, Node then) {}

        @Override
        public void write(SqlWriter out) {
            out.sql("CASE");
            for (Branch branch : branches) {
                out.sql(" WHEN ");
                branch.when().write(out);
                out.sql(" THEN ").operand(branch.then());
            }
            if (otherwise != null) {
                out.sql(" ELSE ").operand(otherwise);
            }
            out.sql(" END");
        }

        @Override
        public void parts(Consumer<Part> visit) {
            for (Branch branch : branches) {
                visit.accept(branch.when());
                visit.accept(branch.then());
            }
            if (otherwise != null) {
                visit.accept(otherwise);
            }
        }

        @Override
        public Node map(UnaryOperator<Node> replace) {
            return new Choice(
                    branches.stream()
                            .map(b -> new Branch(b.when().map(replace), replace.apply(b.then())))
                            .toList(),
                    otherwise == null ? null : replace.apply(otherwise),
                    type);
        }
    }
}
