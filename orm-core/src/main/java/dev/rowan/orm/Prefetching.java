package dev.rowan.orm;

import dev.rowan.orm.dialect.Features;
import dev.rowan.orm.execute.Cause;
import dev.rowan.orm.execute.FetchRun;
import dev.rowan.orm.execute.Origin;
import dev.rowan.orm.hydrate.Stitching;
import dev.rowan.orm.model.Fetched;
import dev.rowan.orm.model.Field;
import dev.rowan.orm.model.FieldError;
import dev.rowan.orm.model.ForeignKey;
import dev.rowan.orm.model.GenericKey;
import dev.rowan.orm.model.GenericSlot;
import dev.rowan.orm.model.ManySlot;
import dev.rowan.orm.model.ModelMeta;
import dev.rowan.orm.model.RefSlot;
import dev.rowan.orm.model.Relation;
import dev.rowan.orm.model.Reverse;
import dev.rowan.orm.model.RowState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The prefetches of one result: level by level, one statement for each relation and level, whatever the number of
 * rows.
 *
 * <p>A database that binds no arrays takes more statements when the keys exceed its bind limit.
 */
final class Prefetching {
    /** Leaves room for the binds of the queryset's own conditions. */
    private static final int OTHER_BINDS = 100;

    private final Database database;
    private final FetchMode mode;

    /** The paths that were followed. */
    private final Set<String> done = new HashSet<>();

    Prefetching(Database database, FetchMode mode) {
        this.database = database;
        this.mode = mode;
    }

    /** Keys in one statement at most, on a database without arrays. */
    static int chunk(Database database) {
        return Math.max(1, database.compiler().dialect().features().maxBinds() - OTHER_BINDS);
    }

    /** Keys of that kind in one statement at most. */
    static int chunk(Database database, Field<?, ?> key) {
        return database.compiler().dialect().features().arrays()
                ? Integer.MAX_VALUE
                : Math.max(1, chunk(database) / key.parts().size());
    }

    static <T> List<List<T>> chunks(Collection<? extends T> values, int most) {
        List<T> all = new ArrayList<>(values);
        List<List<T>> chunks = new ArrayList<>();
        for (int i = 0; i < all.size(); i += most) {
            chunks.add(all.subList(i, Math.min(all.size(), i + most)));
            if (most == Integer.MAX_VALUE) {
                break;
            }
        }
        return chunks;
    }

    void run(List<? extends @Nullable Object> rows, List<Prefetch<?>> prefetches) {
        List<Model> models = new ArrayList<>();
        rows.forEach(row -> models.add((Model) java.util.Objects.requireNonNull(row)));
        for (Prefetch<?> prefetch : prefetches) {
            follow(models, prefetch);
        }
    }

    private void follow(List<Model> roots, Prefetch<?> prefetch) {
        List<Model> level = roots;
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < prefetch.path.size() && !level.isEmpty(); i++) {
            boolean last = i == prefetch.path.size() - 1;
            String name = prefetch.path.get(i);
            String attribute = last && prefetch.attribute != null ? prefetch.attribute : name;
            path.append(path.length() == 0 ? "" : "__").append(attribute);
            List<BaseQuery<?, ?, ?>> queries = last ? prefetch.queries : List.of();
            String key = path.toString();
            if (done.contains(key) && !queries.isEmpty()) {
                throw new IllegalArgumentException("'" + String.join("__", prefetch.path)
                        + "' lookup was already seen with a different queryset. You may need to adjust the ordering"
                        + " of your lookups.");
            }
            level = steps(level, new Step(name, attribute, queries, done.contains(key), prefetch.path));
            done.add(key);
        }
    }

    /**
     * One name of a path.
     *
     * @param attribute where the rows are kept: the name, or one of their own
     * @param seen whether another path went this way before
     */
    private record Step(
            String name, String attribute, List<BaseQuery<?, ?, ?>> queries, boolean seen, List<String> path) {
        boolean apart() {
            return !attribute.equals(name);
        }
    }

    /** After a generic key there are rows of several models; those that have no such relation are passed over. */
    private List<Model> steps(List<Model> rows, Step step) {
        Map<Class<?>, List<Model>> byModel = new LinkedHashMap<>();
        rows.forEach(row -> byModel.computeIfAbsent(row.getClass(), model -> new ArrayList<>())
                .add(row));
        List<Model> next = new ArrayList<>();
        boolean known = false;
        for (List<Model> some : byModel.values()) {
            if (database.models().member(some.get(0).meta(), step.name()) != null
                    || RowState.of(some.get(0)).keeps(step.name())) {
                known = true;
                next.addAll(step(some, step));
            }
        }
        return known ? next : step(rows, step);
    }

    /** Loads one relation of these rows where that is still to do, and returns the rows at its other end. */
    private List<Model> step(List<Model> rows, Step step) {
        ModelMeta<?> model = rows.get(0).meta();
        String name = step.name();
        Object member = database.models().member(model, name);
        if (RowState.of(rows.get(0)).keeps(name) && member == null) {
            return gathered(rows, row -> RowState.of(row).kept(name));
        }
        boolean apart = step.apart();
        String attribute = step.attribute();
        if (member instanceof GenericKey<?> generic) {
            if (!step.seen()) {
                GenericLoad.prefetch(database, generic, rows, step.queries(), mode, apart ? attribute : null);
            }
            return gathered(
                    rows, row -> apart ? RowState.of(row).kept(attribute) : GenericSlot.targetOf(generic.slot(row)));
        }
        Relation relation = relation(model, name, step.path());
        if (step.queries().size() > 1) {
            throw new IllegalArgumentException(model.name() + "." + name + " leads to rows of one model, but has "
                    + step.queries().size() + " querysets.\n  Give it one; several are for a GenericRef.");
        }
        if (!step.seen()) {
            List<Model> missing = new ArrayList<>();
            for (Model row : rows) {
                if (apart || !isFetched(relation, row)) {
                    missing.add(row);
                }
            }
            if (!missing.isEmpty()) {
                BaseQuery<?, ?, ?> query =
                        step.queries().isEmpty() ? null : step.queries().get(0);
                load(missing, relation, query, apart ? attribute : null);
            }
        }
        return gathered(rows, row -> apart ? RowState.of(row).kept(attribute) : related(relation, row));
    }

    private Relation relation(ModelMeta<?> model, String name, List<String> path) {
        Object member = database.models().member(model, name);
        if (member instanceof Relation relation) {
            return relation;
        }
        String whole = String.join("__", path);
        if (member == null) {
            throw new FieldError("Cannot find '" + name + "' on " + model.name() + " object, '" + whole
                    + "' is an invalid parameter to prefetch_related().\n  Choices are: "
                    + String.join(", ", database.models().choices(model)) + ".");
        }
        throw new IllegalArgumentException(
                "'" + whole + "' does not resolve to an item that supports prefetching - this"
                        + " is an invalid parameter to prefetch_related().");
    }

    private static boolean isFetched(Relation relation, Model row) {
        if (relation instanceof ForeignKey<?> key) {
            RefSlot slot = Stitching.slot(key, row);
            return slot == null || RefSlot.isResolved(slot);
        }
        if (relation instanceof Reverse reverse && !reverse.toMany()) {
            return reverse.one() != null
                    ? RefSlot.isTargetKnown(reverse.one().apply(row))
                    : RowState.of(row).keeps(reverse.name());
        }
        return Stitching.prefetchedOf(relation, row) != null;
    }

    private static @Nullable Object related(Relation relation, Model row) {
        if (relation instanceof ForeignKey<?> key) {
            RefSlot slot = Stitching.slot(key, row);
            return slot == null ? null : RefSlot.targetOf(slot);
        }
        if (relation instanceof Reverse reverse && !reverse.toMany()) {
            return reverse.one() != null
                    ? RefSlot.targetOf(reverse.one().apply(row))
                    : RowState.of(row).kept(reverse.name());
        }
        return Stitching.prefetchedOf(relation, row);
    }

    private static List<Model> gathered(
            List<Model> rows, java.util.function.Function<Model, @Nullable Object> related) {
        Set<Model> next = java.util.Collections.newSetFromMap(new java.util.IdentityHashMap<>());
        List<Model> ordered = new ArrayList<>();
        for (Model row : rows) {
            Object found = related.apply(row);
            Collection<?> all = found instanceof Collection<?> many ? many : found == null ? List.of() : List.of(found);
            for (Object one : all) {
                if (next.add((Model) one)) {
                    ordered.add((Model) one);
                }
            }
        }
        return ordered;
    }

    /** One statement (or one for each chunk of keys), and its rows put where they belong. */
    private void load(
            List<Model> owners, Relation relation, @Nullable BaseQuery<?, ?, ?> query, @Nullable String attribute) {
        RelatedLoad load = new RelatedLoad(database, relation);
        Map<Object, List<Model>> byKey = new HashMap<>();
        for (Model owner : owners) {
            Object key = load.keyOf(owner);
            if (key != null) {
                byKey.computeIfAbsent(key, other -> new ArrayList<>()).add(owner);
            }
        }
        Siblings siblings = RowState.of(owners.get(0)).siblings() instanceof Siblings group ? group : null;
        String name = owners.get(0).meta().name() + "." + relation.name();
        Origin origin =
                Origin.of(Cause.PREFETCH, relation.target().label(), name, siblings == null ? null : siblings.parent());
        Features features = database.compiler().dialect().features();
        Map<Object, List<Model>> found = new HashMap<>();
        Set<Object> keys = new LinkedHashSet<>(byKey.keySet());
        for (List<Object> some : chunks(keys, features.arrays() ? Integer.MAX_VALUE : chunk(database))) {
            load.read(some, query, mode, origin, found);
        }
        byKey.forEach((key, all) -> {
            List<Model> rows = found.getOrDefault(key, List.of());
            all.forEach(owner -> load.put(owner, rows, attribute));
        });
        for (Model owner : owners) {
            if (load.keyOf(owner) == null) {
                load.put(owner, List.of(), attribute);
            }
        }
        // Under a name of its own there is no holder that could see who looks.
        if (attribute == null) {
            told(owners, relation, name, found);
        }
    }

    private void told(List<Model> owners, Relation relation, String name, Map<Object, List<Model>> found) {
        FetchRun fetches = database.connections().fetches();
        Fetched fetched = fetches.of(name, "prefetch");
        for (Model owner : owners) {
            ManySlot many = Stitching.many(relation, owner);
            RefSlot one = one(relation, owner);
            if (many != null) {
                List<?> rows = ManySlot.prefetchedOf(many);
                fetched.fills(many, rows == null ? 0 : rows.size());
            } else if (one != null && RefSlot.targetOf(one) != null) {
                fetched.fills(one);
            }
        }
        fetches.filled(fetched, sql(found));
    }

    private static @Nullable RefSlot one(Relation relation, Model owner) {
        if (relation instanceof ForeignKey<?> key) {
            return Stitching.slot(key, owner);
        }
        return relation instanceof Reverse reverse && reverse.one() != null
                ? reverse.one().apply(owner)
                : null;
    }

    /** Of the statement that read them; "" when it found nothing. */
    private static String sql(Map<Object, List<Model>> found) {
        for (List<Model> rows : found.values()) {
            if (RowState.of(rows.get(0)).siblings() instanceof Siblings read && read.parent() != null) {
                return read.parent().sql();
            }
        }
        return "";
    }
}
