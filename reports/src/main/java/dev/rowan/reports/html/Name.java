package dev.rowan.reports.html;

import gg.jte.Content;
import gg.jte.TemplateOutput;

/**
 * A name of code that may go on in the next line where a reader would break it, and nowhere within a word: before a dot,
 * {@code #} or parenthesis, after a slash, dash or underscore, between the humps of camel case. Public for the templates.
 *
 * @param text the name; escaped where it is written
 */
public record Name(String text) implements Content {

    private static final String BREAK = "<wbr>";

    @Override
    public void writeTo(TemplateOutput output) {
        int from = 0;
        for (int i = 1; i < text.length(); i++) {
            if (breaks(text.charAt(i - 1), text.charAt(i), i + 1 < text.length() ? text.charAt(i + 1) : ' ')) {
                output.writeUserContent(text.substring(from, i));
                output.writeContent(BREAK);
                from = i;
            }
        }
        output.writeUserContent(text.substring(from));
    }

    private static boolean breaks(char before, char at, char after) {
        if (Character.isWhitespace(before) || Character.isWhitespace(at)) {
            return false;
        }
        if (at == '.' || at == '#' || at == '(' || at == '[' || at == '$') {
            return before != at;
        }
        if (before == '/' || before == '_' || before == ',') {
            return true;
        }
        // The hump of HTMLReport is at its R.
        return Character.isUpperCase(at)
                && (Character.isLowerCase(before)
                        || Character.isDigit(before)
                        || (Character.isUpperCase(before) && Character.isLowerCase(after)));
    }
}
