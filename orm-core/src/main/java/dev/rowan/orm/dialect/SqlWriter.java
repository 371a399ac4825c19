package dev.rowan.orm.dialect;

import dev.rowan.orm.query.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** SQL in the making: text, and the binds in the order of their question marks. Not thread-safe. */
public final class SqlWriter {
    private final StringBuilder text = new StringBuilder(256);
    private final List<Bind> binds = new ArrayList<>();
    private final Function<Bind, @Nullable String> instead;

    public SqlWriter() {
        this(bind -> null);
    }

    private SqlWriter(Function<Bind, @Nullable String> instead) {
        this.instead = instead;
    }

    /** A writer for definitions, which have no binds: constants become literals. */
    public static SqlWriter ofLiterals(Dialect dialect) {
        return new SqlWriter(bind -> {
            if (bind.source() instanceof Expression.Value value) {
                return dialect.literal(bind.convert().apply(value.value()), bind.kind());
            }
            throw new IllegalStateException("an array has no literal");
        });
    }

    /** A writer that puts text in the place of some binds; those that it gives null for stay question marks. */
    public static SqlWriter instead(Function<Bind, @Nullable String> text) {
        return new SqlWriter(text);
    }

    public SqlWriter sql(String fragment) {
        text.append(fragment);
        return this;
    }

    /** A question mark and its bind. */
    public SqlWriter bind(Bind bind) {
        String other = instead.apply(bind);
        if (other != null) {
            text.append(other);
            return this;
        }
        text.append('?');
        binds.add(bind);
        return this;
    }

    public SqlWriter operand(Operand operand) {
        operand.write(this);
        return this;
    }

    /** Operands with a separator between them. */
    public SqlWriter operands(List<? extends Operand> operands, String separator) {
        for (int i = 0; i < operands.size(); i++) {
            if (i > 0) {
                text.append(separator);
            }
            operands.get(i).write(this);
        }
        return this;
    }

    /** Another writer's text and binds, put here. */
    public SqlWriter append(SqlWriter other) {
        text.append(other.text);
        binds.addAll(other.binds);
        return this;
    }

    public String text() {
        return text.toString();
    }

    public List<Bind> binds() {
        return List.copyOf(binds);
    }
}
