package dev.rowan.reports.html;

import gg.jte.TemplateOutput;
import java.util.regex.Pattern;

/** Output in which no recorded text turns the direction of what is around it: it would read as something else. */
final class PlainDirection implements TemplateOutput {

    private static final Pattern CONTROLS = Pattern.compile("[\u202A-\u202E\u2066-\u2069\u200E\u200F\u061C]");

    private final TemplateOutput inner;

    PlainDirection(TemplateOutput inner) {
        this.inner = inner;
    }

    @Override
    public void writeContent(String text) {
        inner.writeContent(CONTROLS.matcher(text).replaceAll("\uFFFD"));
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
