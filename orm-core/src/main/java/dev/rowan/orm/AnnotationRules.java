package dev.rowan.orm;

import java.util.List;

/**
 * The rules that annotations put on rows: those of Jakarta Validation ({@link JakartaRules}), or of anything else.
 *
 * <p>Names none of its classes, so that an application without them never needs them. Safe for any thread.
 */
public interface AnnotationRules extends AutoCloseable {
    /** No rules at all. */
    AnnotationRules NONE = new AnnotationRules() {
        @Override
        public List<Broken> brokenBy(Model row) {
            return List.of();
        }

        @Override
        public void close() {}
    };

    /**
     * A rule that a row breaks.
     *
     * @param path the field, and the way on inside its value ({@code address.street}); empty for the row as a whole
     */
    record Broken(String path, String code, String message) {
        /** The field at the beginning of the path. */
        String field() {
            return root(path);
        }
    }

    /** What comes before the first step into a value. */
    static String root(String path) {
        int end = 0;
        while (end < path.length() && path.charAt(end) != '.' && path.charAt(end) != '[') {
            end++;
        }
        return path.substring(0, end);
    }

    /** What the row breaks, in the order of the paths. */
    List<Broken> brokenBy(Model row);

    /** Called when the database is closed. */
    @Override
    void close();

    /** The rules of the provider on the class path; none without one, or without the annotations. */
    static AnnotationRules ofClassPath() {
        try {
            Class.forName("jakarta.validation.Validation", false, AnnotationRules.class.getClassLoader());
        } catch (ClassNotFoundException absent) {
            return NONE;
        }
        return JakartaRules.ofProvider();
    }
}
