package dev.rowan.orm.compile;

import dev.rowan.orm.query.Expression;
import dev.rowan.orm.query.Select;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A query without its constants, as a key for compiled statements, and the constants in their order.
 *
 * <p>Two queries of one shape give the same text. What a text may depend on is part of the shape: whether a constant is
 * null, its class, a truth value, the length of a list that is not bound as an array, and which constants are one and
 * the same object.
 */
final class Shape {
    /** Below this many constants a scan for the same object is cheaper than a map. */
    private static final int SCAN = 32;

    private final Lists lists;
    private @Nullable Object[] tokens = new Object[48];
    private int size;
    private int hash = 1;
    private Object[] constants = new Object[16];
    private int count;
    private @Nullable IdentityHashMap<Object, Integer> positions;

    Shape(Lists lists) {
        this.lists = lists;
    }

    /** What becomes of lists in statements of this shape. */
    Lists lists() {
        return lists;
    }

    /** The same form without the constants, to be kept. */
    Shape key() {
        Shape key = new Shape(lists);
        key.tokens = Arrays.copyOf(tokens, size);
        key.size = size;
        key.hash = hash;
        return key;
    }

    Shape token(@Nullable Object token) {
        if (size == tokens.length) {
            tokens = Arrays.copyOf(tokens, size * 2);
        }
        tokens[size++] = token;
        hash = 31 * hash + (token == null ? 0 : token.hashCode());
        return this;
    }

    Object constant(int index) {
        return constants[index];
    }

    int constants() {
        return count;
    }

    /** The position of a constant of the tree, or -1 for one that the compiler made itself. */
    int indexOf(Object constant) {
        if (positions != null) {
            Integer known = positions.get(constant);
            return known == null ? -1 : known;
        }
        for (int i = 0; i < count; i++) {
            if (constants[i] == constant) {
                return i;
            }
        }
        return -1;
    }

    /** A constant of the tree: its place among all, where the shape has it already. */
    void add(Object constant) {
        int known = indexOf(constant);
        if (known >= 0) {
            token(known);
            return;
        }
        if (count == constants.length) {
            constants = Arrays.copyOf(constants, count * 2);
        }
        constants[count] = constant;
        if (positions != null) {
            positions.put(constant, count);
        }
        count++;
        if (count == SCAN && positions == null) {
            positions = new IdentityHashMap<>();
            for (int i = 0; i < count; i++) {
                positions.put(constants[i], i);
            }
        }
    }

    Shape select(Select query) {
        new ShapeWalk(this).select(query);
        return this;
    }

    Shape expression(Expression expression) {
        new ShapeWalk(this).expression(expression);
        return this;
    }

    Shape expressions(List<? extends Expression> expressions) {
        new ShapeWalk(this).expressions(expressions);
        return this;
    }

    /** How large an integer is, by the kinds of column that could hold it; the sign is the number's. */
    static int magnitude(Number number) {
        if (number instanceof BigInteger big && big.bitLength() > 63) {
            return 3 * big.signum();
        }
        long value = number.longValue();
        if ((int) value != value) {
            return value < 0 ? -2 : 2;
        }
        return (short) value == value ? 0 : value < 0 ? -1 : 1;
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Shape that
                && hash == that.hash
                && size == that.size
                && Arrays.equals(tokens, 0, size, that.tokens, 0, size);
    }
}
