package dev.rowan.agent.record;

import org.jspecify.annotations.Nullable;

/** The names that stand in a class's methods as text: of statements that a mapper has written elsewhere. */
final class WrittenIds {
    /** A longer text is no name. */
    private static final int LONGEST = 200;

    private final MethodTexts texts;

    private WrittenIds(MethodTexts texts) {
        this.texts = texts;
    }

    static WrittenIds of(Class<?> type) {
        return new WrittenIds(MethodTexts.of(type, WrittenIds::name));
    }

    /** Whether the method has the name, or the end of it behind a dot, or a concatenation that begins or ends like it. */
    boolean has(String method, String id) {
        for (String text : texts.in(method)) {
            if (text.equals(id) || id.endsWith("." + text) || isPartOf(id, text)) {
                return true;
            }
        }
        return false;
    }

    /** {@code namespace + ".find"}, {@code "com.acme.AuthorMapper." + name}. */
    private static boolean isPartOf(String id, String text) {
        int first = text.indexOf(MethodTexts.HOLE);
        if (first < 0) {
            return false;
        }
        String begin = text.substring(0, first);
        String end = text.substring(text.lastIndexOf(MethodTexts.HOLE) + 1);
        boolean tells = begin.length() > 1 || (end.length() > 1 && end.charAt(0) == '.');
        return tells && id.startsWith(begin) && id.endsWith(end);
    }

    private static @Nullable String name(String text) {
        boolean named = text.length() > 1
                && text.length() <= LONGEST
                && text.chars()
                        .allMatch(each ->
                                each == '.' || each == MethodTexts.HOLE || Character.isJavaIdentifierPart(each));
        return named ? text : null;
    }
}
