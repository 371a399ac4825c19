package dev.rowan.reports.html;

import gg.jte.TemplateOutput;
import java.util.regex.Pattern;

/** Output in which no recorded text turns the direction of what is around it: it would read as something else. */
final class PlainDirection implements TemplateOutput {

    /** The first of them; nearly all text is below it. */
    private static final char FIRST = '\u061C';

    private static final Pattern CONTROLS = Pattern.compile("[\u202A-\u202E\u2066-\u2069\u200E\u200F\u061C]");

    private final TemplateOutput inner;

    PlainDirection(TemplateOutput inner) {
        this.inner = inner;
    }

    @Override
    public void writeContent(String text) {
        inner.writeContent(isPlain(text) ? text : CONTROLS.matcher(text).replaceAll("\uFFFD"));
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= FIRST) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void writeContent(String text, int from, int to) {
        writeContent(text.substring(from, to));
    }

    @Override
    public void writeBinaryContent(byte[] content) {
        inner.writeBinaryContent(content);
    }
}
