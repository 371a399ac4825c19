package dev.rowan.analysis.sql;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Lists of values made one value: {@code in (?, ?)} is {@code in (?…)}, rows of {@code values} are one row. */
final class Collapse {

    /** Stands for "and any number more"; the lexer skips it, so that normalised text normalises to itself. */
    static final char ELLIPSIS = '…';

    /** An item of more tokens than this is an expression, not a value; the bound keeps deep nesting linear. */
    private static final int LONGEST_ITEM = 64;

    private static final Token MORE = Token.symbol(String.valueOf(ELLIPSIS));

    private final List<Token> tokens;
    private final int[] closing;
    private final List<Token> out;

    private Collapse(List<Token> tokens) {
        this.tokens = tokens;
        this.closing = closing(tokens);
        this.out = new ArrayList<>(Math.min(tokens.size(), 256));
    }

    static List<Token> lists(List<Token> tokens) {
        Collapse collapse = new Collapse(tokens);
        int i = 0;
        while (i < tokens.size()) {
            i = collapse.step(i);
        }
        return collapse.out;
    }

    /** For each opening parenthesis or bracket the index of its closing one, else -1. */
    static int[] closing(List<Token> tokens) {
        int[] closing = new int[tokens.size()];
        Arrays.fill(closing, -1);
        int[] open = new int[tokens.size()];
        int depth = 0;
        for (int i = 0; i < closing.length; i++) {
            Token token = tokens.get(i);
            if (token.is("(") || token.is("[")) {
                open[depth++] = i;
            } else if (depth > 0 && token.is(tokens.get(open[depth - 1]).is("(") ? ")" : "]")) {
                closing[open[--depth]] = i;
            }
        }
        return closing;
    }

    private int step(int i) {
        Token token = tokens.get(i);
        if (i > 0 && closing[i] > 0) {
            Token before = tokens.get(i - 1);
            if (before.is("in") || before.is("array")) {
                int after = list(i);
                if (after > 0) {
                    return after;
                }
            } else if (token.is("(") && before.is("values")) {
                return rows(i);
            }
        }
        out.add(token);
        return i + 1;
    }

    /** Writes the list at {@code open} as its first item, when all items are alike and hold a value; else 0. */
    private int list(int open) {
        int close = closing[open];
        int firstEnd = itemEnd(open + 1, close);
        if (!isItem(open + 1, firstEnd)) {
            return 0;
        }
        int end = firstEnd;
        while (end < close) {
            int start = end + 1;
            end = itemEnd(start, close);
            if (!alike(open + 1, firstEnd, start, end)) {
                return 0;
            }
        }
        out.addAll(tokens.subList(open, firstEnd));
        out.add(MORE);
        out.add(tokens.get(close));
        return close + 1;
    }

    /** Writes rows from {@code open} on, each that is like the one before it left out. */
    private int rows(int open) {
        int start = open;
        int end = closing[open] + 1;
        out.addAll(tokens.subList(start, end));
        while (end + 1 < tokens.size()
                && tokens.get(end).is(",")
                && tokens.get(end + 1).is("(")
                && closing[end + 1] > 0) {
            int nextStart = end + 1;
            int nextEnd = closing[nextStart] + 1;
            if (!alike(start, start + nextEnd - nextStart, nextStart, nextEnd)) {
                out.add(tokens.get(end));
                out.addAll(tokens.subList(nextStart, nextEnd));
            }
            start = nextStart;
            end = nextEnd;
        }
        return end;
    }

    /** The index of the comma that ends the item at {@code start}, or {@code close}. */
    private int itemEnd(int start, int close) {
        int i = start;
        while (i < close && !tokens.get(i).is(",")) {
            i = closing[i] > 0 ? closing[i] + 1 : i + 1;
        }
        return i;
    }

    private boolean isItem(int start, int end) {
        if (end - start > LONGEST_ITEM) {
            return false;
        }
        boolean value = false;
        for (int i = start; i < end; i++) {
            if (tokens.get(i).is("select") || tokens.get(i).is("with")) {
                return false;
            }
            value |= tokens.get(i).isValue();
        }
        return value;
    }

    private boolean alike(int start, int end, int otherStart, int otherEnd) {
        if (end - start != otherEnd - otherStart || otherEnd > tokens.size() || end > tokens.size()) {
            return false;
        }
        for (int i = 0; i < end - start; i++) {
            Token one = tokens.get(start + i);
            Token other = tokens.get(otherStart + i);
            if (one.kind() != other.kind() || !one.text().equals(other.text())) {
                return false;
            }
        }
        return true;
    }
}
