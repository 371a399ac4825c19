package dev.rowan.analysis.remedy;

import java.util.ArrayList;
import java.util.List;

/** A way through a statement's text from place to place, past all that stands in parentheses or in quotes. */
final class Outermost {

    private final String text;
    private int index = -1;
    private int depth;
    private char quote;

    Outermost(String text) {
        this.text = text;
    }

    /** Goes on to the next place at the outermost level; false at the end. */
    boolean next() {
        while (++index < text.length()) {
            char at = text.charAt(index);
            if (quote != 0) {
                quote = at == quote ? 0 : quote;
            } else if (at == '"' || at == '`') {
                quote = at;
            } else if (at == '(' || at == '[') {
                depth++;
            } else if (at == ')' || at == ']') {
                depth--;
            } else if (depth == 0) {
                return true;
            }
        }
        return false;
    }

    int index() {
        return index;
    }

    /** Whether a space, this word and a space are here. */
    boolean isWord(String word) {
        return text.charAt(index) == ' '
                && text.startsWith(word, index + 1)
                && index + 1 + word.length() < text.length()
                && text.charAt(index + 1 + word.length()) == ' ';
    }

    private boolean is(String separator) {
        return text.startsWith(separator, index);
    }

    /** The parts of a text between separators at its outermost level, without the spaces around them. */
    static List<String> split(String text, String separator) {
        List<String> parts = new ArrayList<>();
        int began = 0;
        for (Outermost at = new Outermost(text); at.next(); ) {
            if (at.is(separator)) {
                parts.add(text.substring(began, at.index()).strip());
                began = at.index() + separator.length();
            }
        }
        parts.add(text.substring(began).strip());
        return parts;
    }
}
