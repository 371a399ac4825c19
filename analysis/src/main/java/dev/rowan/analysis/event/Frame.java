package dev.rowan.analysis.event;

/**
 * One application stack frame.
 *
 * @param className the binary class name, {@code com.acme.OwnerService$Page}
 * @param method the method; a lambda's is its enclosing method's ({@code list}, not {@code lambda$list$0})
 * @param file the source file, or ""
 * @param line the line, or 0 where it is not known
 * @param origin whose code this is
 * @param loop whether the called line lies in a loop of its method
 */
public record Frame(String className, String method, String file, int line, Origin origin, Loop loop) {

    /** Whose code a frame is. */
    public enum Origin {
        APPLICATION,
        /** A test class, or a class that only tests reach. */
        TEST
    }

    /** What the byte code says about the line that called: a backward jump around it, none, or not looked at. */
    public enum Loop {
        UNKNOWN,
        INSIDE,
        OUTSIDE
    }

    /** A frame of the application whose loops were not looked at. */
    public static Frame of(String className, String method, String file, int line) {
        return new Frame(className, method, file, line, Origin.APPLICATION, Loop.UNKNOWN);
    }

    /** A frame of test code whose loops were not looked at. */
    public static Frame ofTest(String className, String method, String file, int line) {
        return new Frame(className, method, file, line, Origin.TEST, Loop.UNKNOWN);
    }

    public boolean isTest() {
        return origin == Origin.TEST;
    }

    /** Whether both are in the same method of the same class, at whatever line. */
    public boolean sameMethod(Frame other) {
        return method.equals(other.method) && className.equals(other.className);
    }

    /** The class without its package; a nested class keeps its outer one: {@code OwnerService.Page}. */
    public String simpleClass() {
        return className.substring(className.lastIndexOf('.') + 1).replace('$', '.');
    }

    /** {@code OwnerService.list:41}. */
    @Override
    public String toString() {
        String at = simpleClass() + "." + method;
        return line > 0 ? at + ":" + line : at;
    }
}
