package dev.rowan.agent.record;

import dev.rowan.agent.boot.Moment;
import dev.rowan.analysis.event.Cause;
import dev.rowan.analysis.event.Cause.Kind;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.stream.BaseStream;
import org.jspecify.annotations.Nullable;

/** What Hibernate, Spring Data and MyBatis objects say about a statement that they are about to run. */
final class Causes {
    private Causes() {}

    static @Nullable Cause of(int moment, @Nullable Object first, @Nullable Object second, @Nullable Doing outer) {
        return switch (moment) {
            case Moment.LAZY_COLLECTION -> lazyCollection(first, outer);
            case Moment.LAZY_PROXY -> lazyProxy(first);
            case Moment.EAGER_SELECT -> association(Kind.EAGER_SELECT, role(Associations.ofInitializer(first)), false);
            case Moment.BATCH_FETCH -> batch(outer);
            case Moment.FIND -> new Cause(Kind.FIND, "", entity(first), false, 0, "", "");
            case Moment.FLUSH -> flush(outer);
            case Moment.INSERT_RUN -> outer == null ? null : outer.cause();
            case Moment.REPOSITORY -> repository(first, second);
            case Moment.MAPPED_STATEMENT -> mapped(first, outer);
            case Moment.NESTED_SELECT -> nested(first, second);
            case Moment.ROWAN -> first instanceof Map<?, ?> words ? RowanCause.of(words) : null;
            default -> null;
        };
    }

    private static @Nullable Cause lazyCollection(@Nullable Object collection, @Nullable Doing outer) {
        String association = role(Reach.text(collection, "getRole"));
        boolean eager = outer != null && outer.moment == Moment.EAGER_SELECT;
        return association(eager ? Kind.EAGER_SELECT : Kind.LAZY_MANY, association, true);
    }

    private static Cause lazyProxy(@Nullable Object initializer) {
        String association = role(Associations.leadingTo(initializer));
        String entity = simple(Reach.text(initializer, "getEntityName"));
        return new Cause(Kind.LAZY_ONE, association, association.isEmpty() ? entity : "", false, 0, "", "");
    }

    private static Cause association(Kind kind, String association, boolean many) {
        return new Cause(kind, association, "", many, 0, "", "");
    }

    /** A batch is loaded for an association, which whoever is around it knows. */
    private static Cause batch(@Nullable Doing outer) {
        Cause around = outer == null ? null : outer.cause();
        if (around != null && around.kind() == Kind.FIND) {
            // Its loader may take others along, and mostly there are none to take.
            return around;
        }
        return around == null
                ? new Cause(Kind.BATCH_FETCH, "", "", false, 0, "", "")
                : new Cause(Kind.BATCH_FETCH, around.association(), around.detail(), around.many(), 0, "", "");
    }

    private static Cause flush(@Nullable Doing outer) {
        Cause around = outer == null ? null : outer.cause();
        return new Cause(Kind.FLUSH, "", around == null ? "" : around.detail(), false, 0, "", "");
    }

    private static @Nullable Cause repository(@Nullable Object method, @Nullable Object repository) {
        if (!(method instanceof Method called)) {
            return null;
        }
        Class<?> type = repository instanceof Class<?> given ? given : called.getDeclaringClass();
        return Cause.method(simple(type.getName()) + "." + called.getName(), mayGiveMany(called.getReturnType()));
    }

    /** An entity, an {@code Optional} or a number is one row; of a wrapper that is not known it cannot be told. */
    private static boolean mayGiveMany(Class<?> returned) {
        return Iterable.class.isAssignableFrom(returned)
                || BaseStream.class.isAssignableFrom(returned)
                || Future.class.isAssignableFrom(returned)
                || returned.isArray()
                || returned.getName().startsWith("reactor.")
                || returned.getName().startsWith("kotlinx.");
    }

    private static Cause mapped(@Nullable Object statement, @Nullable Doing outer) {
        String id = Reach.text(statement, "getId");
        Cause around = outer != null && outer.moment == Moment.NESTED_SELECT ? outer.cause() : null;
        return around == null
                ? Cause.method(lastTwo(id), true)
                : new Cause(Kind.NESTED_SELECT, around.association(), lastTwo(id), around.many(), 0, "", "");
    }

    private static Cause nested(@Nullable Object mapping, @Nullable Object owner) {
        Object parent = Reach.call(owner, "getOriginalObject");
        String property = Reach.text(mapping, "getProperty");
        String association = parent == null || property.isEmpty()
                ? ""
                : simple(parent.getClass().getName()) + "." + property;
        boolean many =
                Reach.call(mapping, "getJavaType") instanceof Class<?> type && Iterable.class.isAssignableFrom(type);
        return new Cause(
                Kind.NESTED_SELECT, association, lastTwo(Reach.text(mapping, "getNestedQueryId")), many, 0, "", "");
    }

    private static String entity(@Nullable Object classOrName) {
        return simple(classOrName instanceof Class<?> type ? type.getName() : String.valueOf(classOrName));
    }

    /** {@code com.acme.Owner$Kept.pets.first} becomes {@code Kept.pets.first}: from the last class on. */
    static String role(String full) {
        String[] parts = full.split("\\.", -1);
        int type = -1;
        for (int i = 0; i < parts.length; i++) {
            if (!parts[i].isEmpty() && Character.isUpperCase(parts[i].charAt(0))) {
                type = i;
            }
        }
        if (type < 0) {
            return full;
        }
        StringBuilder role = new StringBuilder(parts[type].substring(parts[type].lastIndexOf('$') + 1));
        for (int i = type + 1; i < parts.length; i++) {
            role.append('.').append(parts[i]);
        }
        return role.toString();
    }

    static String simple(String className) {
        return className.substring(Math.max(className.lastIndexOf('.'), className.lastIndexOf('$')) + 1);
    }

    /** {@code com.acme.OwnerMapper.selectPets} becomes {@code OwnerMapper.selectPets}. */
    private static String lastTwo(String id) {
        int last = id.lastIndexOf('.');
        return last <= 0 ? id : id.substring(id.lastIndexOf('.', last - 1) + 1);
    }
}
