package dev.rowan.orm.processor;

/** Lines of generated source, indented by their blocks. */
final class Code {
    private final StringBuilder text = new StringBuilder();
    private int depth;

    Code line(String line) {
        if (!line.isEmpty()) {
            text.append("    ".repeat(depth)).append(line);
        }
        text.append('\n');
        return this;
    }

    /** Opens a block: the line, and what follows it one step further in. */
    Code open(String line) {
        line(line + " {");
        depth++;
        return this;
    }

    Code close() {
        depth--;
        return line("}");
    }

    /** A statement over several lines: the first one at the block's depth, the others two steps further in. */
    Code chain(Iterable<String> parts) {
        StringBuilder joined = new StringBuilder();
        String separator = "";
        for (String part : parts) {
            joined.append(separator).append(part);
            separator = "\n" + "    ".repeat(depth + 2);
        }
        return line(joined + ";");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
