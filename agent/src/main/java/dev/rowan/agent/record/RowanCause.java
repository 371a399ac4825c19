package dev.rowan.agent.record;

import dev.rowan.analysis.event.Cause;
import dev.rowan.analysis.event.Cause.Kind;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What Rowan's own ORM says about a statement, in the words that its observers get. */
final class RowanCause {
    private RowanCause() {}

    static @Nullable Cause of(Map<?, ?> words) {
        String association = words.get("relation") instanceof String relation ? Causes.role(relation) : "";
        int siblings = words.get("siblings") instanceof Integer count ? count : 0;
        String origin = words.get("parentCallSite") instanceof String place ? place(place) : "";
        Kind kind = kind(String.valueOf(words.get("cause")), words.get("binds"), !association.isEmpty());
        return kind == null ? null : new Cause(kind, association, "", kind == Kind.LAZY_MANY, siblings, origin, "");
    }

    /** A lazy load that serves its siblings too is a batch, and what a batch costs is no fault. */
    private static @Nullable Kind kind(String cause, @Nullable Object binds, boolean ofRelation) {
        return switch (cause) {
            case "prefetch" -> Kind.PREFETCH;
            case "lazy-load" -> servesMany(binds) ? Kind.BATCH_FETCH : Kind.LAZY_ONE;
            // The queryset of a to-many holder.
            case "query" -> ofRelation ? Kind.LAZY_MANY : null;
            default -> null;
        };
    }

    private static boolean servesMany(@Nullable Object binds) {
        if (!(binds instanceof List<?> values) || values.isEmpty()) {
            return false;
        }
        Object first = values.get(0);
        return values.size() > 1 || first instanceof Object[] || first instanceof Collection<?>;
    }

    /** {@code com.acme.OwnerService.list(OwnerService.java:41)} becomes {@code OwnerService.list:41}. */
    private static String place(String frame) {
        int parenthesis = frame.indexOf('(');
        int colon = frame.lastIndexOf(':');
        if (parenthesis < 0 || colon < parenthesis) {
            return frame;
        }
        String call = frame.substring(0, parenthesis);
        int method = call.lastIndexOf('.');
        String type = method < 0 ? "" : Causes.simple(call.substring(0, method));
        return type + call.substring(Math.max(0, method)) + ":" + frame.substring(colon + 1, frame.length() - 1);
    }
}
