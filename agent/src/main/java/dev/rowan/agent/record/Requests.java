package dev.rowan.agent.record;

import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** Names for what is not a test: {@code GET /owners/{id}}, {@code Cleaner.nightly}. */
final class Requests {
    private static final String SPRING_ROUTE = "org.springframework.web.servlet.HandlerMapping.bestMatchingPattern";

    private Requests() {}

    /** The route where the framework knows one: each owner's page is the same page. */
    static String name(@Nullable Object request) {
        Object route = Reach.call(request, "getAttribute", SPRING_ROUTE);
        String path = route == null ? Reach.text(request, "getRequestURI") : route.toString();
        return (Reach.text(request, "getMethod") + " " + path).strip();
    }

    static String method(@Nullable Object runner) {
        Object method = Reach.call(runner, "getMethod");
        if (method instanceof Method called) {
            return Causes.simple(called.getDeclaringClass().getName()) + "." + called.getName();
        }
        return runner == null ? "" : Causes.simple(runner.getClass().getName());
    }
}
