package dev.rowan.analysis;

import dev.rowan.analysis.event.Frame;

/**
 * The line of the application that a finding is about.
 *
 * @param className the binary class name ({@code class} in {@code findings.json})
 * @param method the method; a lambda's is its enclosing method's
 * @param file the source file, or ""
 * @param line the line, or 0
 */
public record CallSite(String className, String method, String file, int line) {

    /** Where no application frame was found. */
    public static final CallSite UNKNOWN = new CallSite("", "", "", 0);

    public static CallSite of(Frame frame) {
        return new CallSite(frame.className(), frame.method(), frame.file(), frame.line());
    }

    /** The class without its package: {@code OwnerService}. */
    public String simpleClass() {
        return className.substring(className.lastIndexOf('.') + 1).replace('$', '.');
    }

    /** {@code OwnerService.list:41}. */
    @Override
    public String toString() {
        if (className.isEmpty()) {
            return "(unknown place)";
        }
        return simpleClass() + "." + method + (line > 0 ? ":" + line : "");
    }
}
