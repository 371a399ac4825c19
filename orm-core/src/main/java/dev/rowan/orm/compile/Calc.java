package dev.rowan.orm.compile;

import dev.rowan.orm.dialect.Operand;
import dev.rowan.orm.dialect.SqlWriter;
import dev.rowan.orm.model.FieldType;
import dev.rowan.orm.model.FieldTypes;
import dev.rowan.orm.query.Expression;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Whatever is computed from other values in a way that the dialect spells. */
record Calc(
        Context context,
        Op op,
        List<Node> arguments,
        @Nullable FieldType<?, ?> type) implements Node {
    /** What is computed. */
    sealed interface Op {
        record Function(String name) implements Op {}

        record Native(String name) implements Op {}

        record Transform(String name) implements Op {}

        record Extract(String part, ZoneId zone) implements Op {}

        record Truncate(String unit, ZoneId zone) implements Op {}

        record Cast() implements Op {}

        record Combine(Expression.Arithmetic operator) implements Op {}

        record Json(List<String> keys, boolean asText) implements Op {}

        /** SQL of the user's own, cut at its question marks. */
        record Raw(List<String> pieces) implements Op {}
    }

    @Override
    public void write(SqlWriter out) {
        if (op instanceof Op.Function function) {
            context.dialect.function(function.name(), List.copyOf(arguments), type, out);
        } else if (op instanceof Op.Transform transform) {
            context.dialect.transform(transform.name(), first(), context.zone, out);
        } else if (op instanceof Op.Extract extract) {
            context.dialect.extract(extract.part(), first(), extract.zone(), out);
        } else if (op instanceof Op.Truncate truncate) {
            context.dialect.truncate(truncate.unit(), first(), truncate.zone(), known(), out);
        } else if (op instanceof Op.Cast) {
            context.dialect.cast(first(), known(), out);
        } else if (op instanceof Op.Combine combine) {
            context.dialect.combine(first(), combine.operator(), arguments.get(1), out);
        } else if (op instanceof Op.Json json) {
            context.dialect.jsonPath(first(), json.keys(), json.asText(), out);
        } else if (op instanceof Op.Native function) {
            context.dialect.nativeFunction(function.name(), List.copyOf(arguments), out);
        } else if (op instanceof Op.Raw raw) {
            for (int i = 0; i < raw.pieces().size(); i++) {
                out.sql(raw.pieces().get(i));
                if (i < arguments.size()) {
                    out.operand(arguments.get(i));
                }
            }
        }
    }

    private Operand first() {
        return arguments.get(0);
    }

    private FieldType<?, ?> known() {
        if (type == null) {
            throw new IllegalStateException("a cast or a truncation without a type");
        }
        return type;
    }

    @Override
    public @Nullable JsonPlace jsonPlace() {
        return op instanceof Op.Json json ? new JsonPlace(first(), json.keys(), json.asText()) : null;
    }

    @Override
    public @Nullable DatePart datePart() {
        if (op instanceof Op.Extract extract) {
            return new DatePart(first(), extract.part(), extract.zone());
        }
        return op instanceof Op.Transform transform && type == FieldTypes.INTEGER && isMoment(first().type())
                ? new DatePart(first(), transform.name(), context.zone)
                : null;
    }

    private static boolean isMoment(@Nullable FieldType<?, ?> type) {
        return type != null
                && switch (type.kind()) {
                    case DATE, TIME, DATETIME, INSTANT -> true;
                    default -> false;
                };
    }

    @Override
    public boolean conditional() {
        return type == FieldTypes.BOOLEAN;
    }

    @Override
    public void parts(Consumer<Part> visit) {
        arguments.forEach(visit);
    }

    @Override
    public Node map(UnaryOperator<Node> replace) {
        return new Calc(context, op, arguments.stream().map(replace).toList(), type);
    }
}
