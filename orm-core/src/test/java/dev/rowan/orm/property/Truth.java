package dev.rowan.orm.property;

import dev.rowan.orm.property.World.Row;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Whether a combination of rows satisfies a condition: true, false, or unknown (null), as SQL has it. */
interface Truth {
    @Nullable
    Boolean of(@Nullable Row[] combination);

    /** Unknown counts as false. */
    static Boolean odd(List<Truth> parts, @Nullable Row[] combination) {
        long count = parts.stream()
                .filter(part -> Boolean.TRUE.equals(part.of(combination)))
                .count();
        return count % 2 == 1;
    }

    private static List<Truth> negated(List<Truth> parts) {
        return parts.stream().<Truth>map(part -> row -> not(part.of(row))).toList();
    }

    static @Nullable Boolean not(@Nullable Boolean value) {
        return value == null ? null : Boolean.valueOf(!value);
    }

    static @Nullable Boolean all(List<Truth> parts, @Nullable Row[] combination) {
        return not(any(negated(parts), combination));
    }

    static @Nullable Boolean any(List<Truth> parts, @Nullable Row[] combination) {
        Boolean result = false;
        for (Truth part : parts) {
            Boolean value = part.of(combination);
            if (Boolean.TRUE.equals(value)) {
                return true;
            }
            result = value == null ? null : result;
        }
        return result;
    }

    /** What a lookup says of two values. */
    static @Nullable Boolean compare(String lookup, @Nullable Object left, @Nullable Object right) {
        if (lookup.equals("isnull")) {
            return (left == null) == (Boolean) Objects.requireNonNull(right);
        }
        if (right instanceof Collection<?> items) {
            return items.isEmpty() ? Boolean.FALSE : left == null ? null : Boolean.valueOf(items.contains(left));
        }
        if (left == null || right == null) {
            return null;
        }
        return switch (lookup) {
            case "exact" -> left.equals(right);
            case "gt" -> order(left, right) > 0;
            case "lt" -> order(left, right) < 0;
            case "lte" -> order(left, right) <= 0;
            case "startswith" -> left.toString().startsWith(right.toString());
            case "contains" -> left.toString().contains(right.toString());
            case "iexact" -> left.toString().toLowerCase(Locale.ROOT).equals(right);
            default -> throw new IllegalArgumentException(lookup);
        };
    }

    static int order(Object left, Object right) {
        return left instanceof Long number
                ? number.compareTo((Long) right)
                : left.toString().compareTo(right.toString());
    }
}
