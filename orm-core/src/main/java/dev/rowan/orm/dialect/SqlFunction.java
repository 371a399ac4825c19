package dev.rowan.orm.dialect;

import dev.rowan.orm.model.FieldError;
import dev.rowan.orm.model.FieldType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a database spells a function, and what type its value has.
 *
 * @param least arguments at least
 * @param most arguments at most
 */
public record SqlFunction(int least, int most, Spelling spelling, Typing typing) {
    /** For as many arguments as one likes. */
    public static final int ANY = Integer.MAX_VALUE;

    /** Writes a call. */
    @FunctionalInterface
    public interface Spelling {
        void write(List<Operand> arguments, SqlWriter out);
    }

    /** The type of a call's value; null when it cannot be told. */
    @FunctionalInterface
    public interface Typing {
        @Nullable
        FieldType<?, ?> of(List<@Nullable FieldType<?, ?>> arguments);
    }

    /** {@code NAME(a, b)}. */
    public static SqlFunction named(String sqlName, int least, int most, Typing typing) {
        return new SqlFunction(least, most, calling(sqlName), typing);
    }

    /** {@code NAME(a, b)} whose value is always of this type. */
    public static SqlFunction named(String sqlName, int least, int most, FieldType<?, ?> output) {
        return named(sqlName, least, most, arguments -> output);
    }

    static Spelling calling(String sqlName) {
        return (arguments, out) ->
                out.sql(sqlName).sql("(").operands(arguments, ", ").sql(")");
    }

    void check(String name, int count) {
        if (count < least || count > most) {
            String wanted = least == most ? "" + least : most == ANY ? "at least " + least : least + " to " + most;
            throw new FieldError(name + " takes " + wanted + " arguments, not " + count + ".");
        }
    }
}
