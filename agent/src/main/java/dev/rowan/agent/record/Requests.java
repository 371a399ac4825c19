package dev.rowan.agent.record;

import dev.rowan.analysis.recording.Library;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Names for what is not a test: {@code GET /owners/{id}}, {@code Cleaner.nightly}. */
final class Requests {
    private static final String SPRING_ROUTE = "org.springframework.web.servlet.HandlerMapping.bestMatchingPattern";

    private Requests() {}

    /**
     * The route where the framework knows one, since each owner's page is the same page; else the address. A container gives
     * the request another address once it dispatches an answer that was put off: the first one that was asked for stays.
     */
    static Supplier<String> name(@Nullable Object request) {
        return new Supplier<>() {
            private volatile @Nullable String address;

            @Override
            public String get() {
                Object route = Reach.call(request, "getAttribute", SPRING_ROUTE);
                if (route != null) {
                    return called(request, route.toString());
                }
                String first = address;
                if (first == null) {
                    first = called(request, Reach.text(request, "getRequestURI"));
                    address = first;
                }
                return first;
            }
        };
    }

    private static String called(@Nullable Object request, String path) {
        return (Reach.text(request, "getMethod") + " " + path).strip();
    }

    static String method(@Nullable Object runner) {
        Object method = Reach.call(runner, "getMethod");
        if (method instanceof Method called) {
            return Causes.simple(called.getDeclaringClass().getName()) + "." + called.getName();
        }
        Object job = Reach.call(runner, "getJobInstance"); // Quartz's context
        Object named = job == null ? runner : job;
        return named == null ? "" : Causes.simple(named.getClass().getName());
    }

    /** Spring's own listener hands on to the method with the annotation, whose name is better than its own. */
    static boolean handsOn(Object listener) {
        return listener.getClass().getName().startsWith("org.springframework.") && Library.owns(made(listener));
    }

    static String listener(Object listener) {
        return Proxy.isProxyClass(listener.getClass()) ? "listener" : Causes.simple(made(listener));
    }

    /** The class that was written: of a lambda, or of what a proxy extends. */
    private static String made(Object object) {
        String name = object.getClass().getName();
        int added = name.indexOf("$$");
        return added < 0 ? name : name.substring(0, added);
    }
}
