package dev.rowan.orm;

import dev.rowan.orm.compile.RowStatements;
import dev.rowan.orm.compile.RowStatements.Cell;
import dev.rowan.orm.compile.Statement;
import dev.rowan.orm.execute.Cause;
import dev.rowan.orm.execute.Origin;
import dev.rowan.orm.execute.Transaction;
import dev.rowan.orm.hydrate.Stitching;
import dev.rowan.orm.model.Field;
import dev.rowan.orm.model.ForeignKey;
import dev.rowan.orm.model.GenericReverse;
import dev.rowan.orm.model.LinkTable;
import dev.rowan.orm.model.ManyToMany;
import dev.rowan.orm.model.ModelMeta;
import dev.rowan.orm.model.OnDelete;
import dev.rowan.orm.query.Clause;
import dev.rowan.orm.query.Expression;
import dev.rowan.orm.query.Predicate;
import dev.rowan.orm.query.Select;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One {@code delete()}: all rows that have to go with the first ones, and what happens to those that stay.
 *
 * <p>Longer than most: it is one algorithm, Django's collector, whose parts mean little apart. Rows are read only where
 * a signal, a further key or a restriction needs them; everything else goes by one DELETE for each table.
 */
final class Deleting {
    private final Database database;
    private final Object origin;
    private final RowStatements statements;
    private final Map<ModelMeta<?>, Map<Object, Model>> rows = new LinkedHashMap<>();
    private final Map<ModelMeta<?>, Set<ModelMeta<?>>> dependencies = new HashMap<>();
    private final Map<ForeignKey<?>, Map<Object, Model>> restricted = new LinkedHashMap<>();
    private final List<FastDelete> fast = new ArrayList<>();
    private final List<NewValue> newValues = new ArrayList<>();

    /** Rows of a table that are deleted unread: by keys in one of the columns, or by a query of their own keys. */
    private record FastDelete(
            String label,
            @Nullable ModelMeta<?> model,
            List<ForeignKey<?>> keys,
            Collection<?> values,
            Statement statement) {}

    /** A key that points nowhere, or elsewhere, once its rows are gone. */
    private record NewValue(ForeignKey<?> key, @Nullable Object value, Collection<?> gone) {}

    Deleting(Database database, Object origin) {
        this.database = database;
        this.origin = origin;
        this.statements = new RowStatements(database.compiler().dialect());
    }

    static Deleted row(Model row, boolean keepParents) {
        Field<?, ?> key = row.meta().concrete().primaryKeyField();
        if (row.key() == null) {
            throw new IllegalArgumentException(row.meta().name() + " object can't be deleted because its " + key.name()
                    + " attribute is set to None.");
        }
        Deleting deleting = new Deleting(Lazily.writing(row), row);
        deleting.collect(row.meta(), List.of(row), null, false, true, false, keepParents, true);
        return deleting.run();
    }

    static Deleted query(Database database, Select select, Object origin) {
        Deleting deleting = new Deleting(database, origin);
        ModelMeta<?> model = select.model();
        if (deleting.isFast(model, null)) {
            Statement unread = database.compiler().delete(select, database.zone());
            deleting.fast.add(new FastDelete(model.concrete().label(), model, List.of(), List.of(), unread));
        } else {
            Select all = select.orderedBy(List.of()).withLock(null);
            List<Model> found = deleting.read(all);
            deleting.collect(model, found, null, false, true, false, false, true);
        }
        return deleting.run();
    }

    private List<Model> read(Select select) {
        List<Model> found = new ArrayList<>();
        Origin from = Origin.of(Cause.DELETE, select.model().label());
        for (Object row :
                new Fetching(database, FetchMode.ONE).all(select, from).rows()) {
            found.add((Model) Objects.requireNonNull(row));
        }
        return found;
    }

    /** Whether rows of the model can go unread: nobody hears of it, and nothing points to them. */
    private boolean isFast(ModelMeta<?> model, @Nullable ForeignKey<?> from) {
        if (from != null && from.onDelete() != OnDelete.CASCADE) {
            return false;
        }
        if (database.signals().hearsDeletesOf(model.type())) {
            return false;
        }
        ForeignKey<?> parentLink = model.concrete().parentLink();
        if (parentLink != null && parentLink != from) {
            return false;
        }
        return database.models().keysTo(model).stream().allMatch(Deleting::isLeftAlone)
                && database.models().genericsOf(model).isEmpty()
                && links(model).isEmpty();
    }

    private static boolean isLeftAlone(ForeignKey<?> key) {
        return switch (key.onDelete()) {
            case DO_NOTHING, DB_CASCADE, DB_SET_NULL, DB_SET_DEFAULT -> true;
            default -> false;
        };
    }

    /** The link tables without a model of their own that one end of is the model. */
    private List<ManyToMany<?>> links(ModelMeta<?> model) {
        List<ManyToMany<?>> links = new ArrayList<>();
        for (ModelMeta<?> other : database.models().models()) {
            if (other.isProxy()) {
                continue;
            }
            for (ManyToMany<?> many : other.manyToMany()) {
                if (many.throughModel() == null
                        && (other.concrete() == model.concrete()
                                || many.target().concrete() == model.concrete())) {
                    links.add(many);
                }
            }
        }
        return links;
    }

    /** Takes the rows in; what is new of them. */
    private List<Model> add(
            ModelMeta<?> model,
            Collection<Model> found,
            @Nullable ModelMeta<?> source,
            boolean nullable,
            boolean reversed) {
        if (found.isEmpty()) {
            return List.of();
        }
        Map<Object, Model> known = rows.computeIfAbsent(model, other -> new LinkedHashMap<>());
        List<Model> fresh = new ArrayList<>();
        for (Model row : found) {
            if (known.putIfAbsent(Objects.requireNonNull(row.key()), row) == null) {
                fresh.add(row);
            }
        }
        if (source != null && !nullable) {
            depend(reversed ? model : source, reversed ? source : model);
        }
        return fresh;
    }

    /** The first model's rows can only go after the second's. */
    private void depend(ModelMeta<?> model, ModelMeta<?> first) {
        dependencies.computeIfAbsent(model.concrete(), other -> new HashSet<>()).add(first.concrete());
        rows.computeIfAbsent(first, other -> new LinkedHashMap<>());
    }

    private void collect(
            ModelMeta<?> model,
            Collection<Model> found,
            @Nullable ModelMeta<?> source,
            boolean nullable,
            boolean related,
            boolean reversed,
            boolean keepParents,
            boolean failOnRestricted) {
        List<Model> fresh = add(model, found, source, nullable, reversed);
        if (fresh.isEmpty()) {
            return;
        }
        ModelMeta<?> parent = model.concrete().parent();
        if (!keepParents && parent != null) {
            collect(parent, fresh, model, false, false, true, false, false);
        }
        if (!related) {
            return;
        }
        collectRelated(model, fresh, keepParents);
        if (failOnRestricted) {
            refuseRestricted(model);
        }
    }

    private void collectRelated(ModelMeta<?> model, List<Model> gone, boolean keepParents) {
        Map<ModelMeta<?>, List<ForeignKey<?>>> unread = new LinkedHashMap<>();
        Map<String, Set<Model>> protectedRows = new LinkedHashMap<>();
        for (ModelMeta<?> at = model.concrete(); at != null; at = keepParents ? null : at.parent()) {
            collectLinks(at, gone);
            for (ForeignKey<?> key : database.models().keysTo(at)) {
                boolean ownChild = key.parentLink() && isSameOrParent(key.model(), model);
                if (!isLeftAlone(key) && !ownChild) {
                    collectOver(key, gone, unread, protectedRows);
                }
            }
        }
        if (!protectedRows.isEmpty()) {
            Set<Model> all = new LinkedHashSet<>();
            protectedRows.values().forEach(all::addAll);
            throw new ProtectedError(message(model, "protected", protectedRows.keySet()), all);
        }
        database.models().genericsOf(model).forEach(generic -> collectGeneric(generic, gone));
        unread.forEach((other, keys) -> {
            for (List<Object> values : batches(values(keys.get(0), gone))) {
                fast.add(new FastDelete(other.concrete().label(), other, keys, values, deleteBy(other, keys, values)));
            }
        });
    }

    /** No key of the database's holds these rows, so that they may go whenever. */
    private void collectGeneric(GenericReverse generic, List<Model> gone) {
        ModelMeta<?> other = generic.target();
        List<Object> keys = new ArrayList<>();
        gone.forEach(row -> keys.add(generic.forward().kept(Objects.requireNonNull(row.key()))));
        for (List<Object> some : batches(keys)) {
            Select leading = Select.of(other)
                    .orderedBy(List.of())
                    .and(new Clause.Filter(
                            new Predicate.AllOf(List.of(
                                    new Predicate.Lookup(
                                            Chain.path(generic.forward().type().name()),
                                            "exact",
                                            Expression.Value.of(generic.owner())),
                                    new Predicate.Lookup(
                                            Chain.path(generic.forward().key().name()),
                                            "in",
                                            Expression.Items.of(some)))),
                            false));
            if (isFast(other, null)) {
                Statement unread = database.compiler().delete(leading, database.zone());
                fast.add(new FastDelete(other.concrete().label(), other, List.of(), List.of(), unread));
            } else {
                collect(other, read(leading), generic.owner(), true, true, false, false, false);
            }
        }
    }

    private static boolean isSameOrParent(ModelMeta<?> maybe, ModelMeta<?> model) {
        for (ModelMeta<?> at = model.concrete(); at != null; at = at.parent()) {
            if (at == maybe.concrete()) {
                return true;
            }
        }
        return false;
    }

    private Statement deleteBy(ModelMeta<?> other, List<ForeignKey<?>> keys, Collection<?> values) {
        return statements.delete(
                other.concrete().table(),
                keys.stream().map(Field::column).toList(),
                keys.get(0).targetField(),
                values);
    }

    private static String message(ModelMeta<?> model, String how, Collection<String> keys) {
        return "Cannot delete some instances of model '" + model.name() + "' because they are referenced through " + how
                + " foreign keys: " + String.join(", ", keys) + ".";
    }

    private void collectOver(
            ForeignKey<?> key,
            List<Model> gone,
            Map<ModelMeta<?>, List<ForeignKey<?>>> unread,
            Map<String, Set<Model>> protectedRows) {
        ModelMeta<?> other = key.model();
        if (isFast(other, key)) {
            unread.computeIfAbsent(other, model -> new ArrayList<>()).add(key);
            return;
        }
        for (List<Object> values : batches(values(key, gone))) {
            switch (key.onDelete()) {
                case SET_NULL -> newValues.add(new NewValue(key, null, values));
                case SET_DEFAULT, SET -> replace(key, values);
                default -> follow(key, pointing(key, values), protectedRows);
            }
        }
    }

    /** Reads the rows first: a value that a method makes, which may write rows itself, is made only where it is used. */
    private void replace(ForeignKey<?> key, List<Object> values) {
        if (!pointing(key, values).isEmpty()) {
            newValues.add(new NewValue(key, key.onDelete() == OnDelete.SET ? valueOf(key) : defaultOf(key), values));
        }
    }

    private void follow(ForeignKey<?> key, List<Model> pointing, Map<String, Set<Model>> protectedRows) {
        if (pointing.isEmpty()) {
            return;
        }
        String name = "'" + key.model().name() + "." + key.name() + "'";
        if (key.onDelete() == OnDelete.PROTECT) {
            protectedRows.computeIfAbsent(name, other -> new LinkedHashSet<>()).addAll(pointing);
        } else if (key.onDelete() == OnDelete.RESTRICT) {
            Map<Object, Model> held = restricted.computeIfAbsent(key, other -> new LinkedHashMap<>());
            pointing.forEach(row -> held.put(Objects.requireNonNull(row.key()), row));
            depend(key.target(), key.model());
        } else {
            try {
                collect(key.model(), pointing, key.target(), key.nullable(), true, false, false, false);
            } catch (ProtectedError below) {
                protectedRows
                        .computeIfAbsent(name, other -> new LinkedHashSet<>())
                        .addAll(below.rows());
            }
        }
    }

    private static @Nullable Object defaultOf(ForeignKey<?> key) {
        Supplier<?> supplier = key.defaultValue();
        return supplier == null ? null : keyOf(key, supplier.get());
    }

    private static @Nullable Object valueOf(ForeignKey<?> key) {
        Supplier<?> supplier = key.onDeleteValue();
        return supplier == null ? null : keyOf(key, supplier.get());
    }

    private static @Nullable Object keyOf(ForeignKey<?> key, @Nullable Object value) {
        return value instanceof Model row ? Stitching.value(key.targetField(), row) : value;
    }

    private List<Model> pointing(ForeignKey<?> key, List<Object> values) {
        Predicate predicate =
                new Predicate.Lookup(new Expression.Path(List.of(key.name())), "in", Expression.Items.of(values));
        return read(Select.of(key.model()).orderedBy(List.of()).and(new Clause.Filter(predicate, false)));
    }

    private static List<Object> values(ForeignKey<?> key, List<Model> gone) {
        List<Object> values = new ArrayList<>();
        for (Model row : gone) {
            Object value = Stitching.value(key.targetField(), row);
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }

    private List<List<Object>> batches(List<Object> values) {
        boolean arrays = database.compiler().dialect().features().arrays();
        return Prefetching.chunks(values, arrays ? Integer.MAX_VALUE : Prefetching.chunk(database));
    }

    private void collectLinks(ModelMeta<?> at, List<Model> gone) {
        for (ManyToMany<?> many : links(at)) {
            LinkTable link = many.link();
            List<String> columns = new ArrayList<>();
            Field<?, ?> end = link.source();
            if (many.target().concrete() == at) {
                columns.add(link.targetColumn());
                end = link.target();
            }
            if (many.model().concrete() == at) {
                columns.add(0, link.sourceColumn());
                end = link.source();
            }
            List<Object> keys = new ArrayList<>();
            for (Model row : gone) {
                keys.add(Objects.requireNonNull(Stitching.value(end, row)));
            }
            String label =
                    many.model().app() + "." + many.model().name() + "_" + dev.rowan.orm.model.Names.snake(many.name());
            for (List<Object> some : batches(keys)) {
                fast.add(new FastDelete(
                        label, null, List.of(), some, statements.delete(link.table(), columns, end, some)));
            }
        }
    }

    /** A restricted row that goes anyway, over another way, restricts nothing. */
    private void refuseRestricted(ModelMeta<?> model) {
        Map<String, Set<Model>> held = new LinkedHashMap<>();
        restricted.forEach((key, pointing) -> {
            rows.getOrDefault(key.model(), Map.of()).keySet().forEach(pointing::remove);
            for (FastDelete other : fast) {
                if (!pointing.isEmpty() && other.model() == key.model()) {
                    pointing.keySet().removeAll(keysOf(other));
                }
            }
            if (!pointing.isEmpty()) {
                held.put("'" + key.model().name() + "." + key.name() + "'", new LinkedHashSet<>(pointing.values()));
            }
        });
        if (!held.isEmpty()) {
            Set<Model> all = new LinkedHashSet<>();
            held.values().forEach(all::addAll);
            throw new RestrictedError(message(model, "restricted", held.keySet()), all);
        }
    }

    private Set<Object> keysOf(FastDelete other) {
        Set<Object> keys = new HashSet<>();
        for (ForeignKey<?> key : other.keys()) {
            pointing(key, List.copyOf(other.values())).forEach(row -> keys.add(Objects.requireNonNull(row.key())));
        }
        return keys;
    }

    private Deleted run() {
        Map<ModelMeta<?>, List<Model>> ordered = ordered();
        if (ordered.size() == 1 && newValues.isEmpty() && fast.isEmpty()) {
            Map.Entry<ModelMeta<?>, List<Model>> only =
                    ordered.entrySet().iterator().next();
            if (only.getValue().size() == 1 && isFast(only.getKey(), null)) {
                return single(only.getKey(), only.getValue().get(0));
            }
        }
        return database.connections().atomic(Transaction.DEFAULT.withoutSavepoint(), () -> all(ordered));
    }

    private Deleted single(ModelMeta<?> model, Model row) {
        Map<String, Long> counts = new LinkedHashMap<>();
        remove(model, List.of(row), counts);
        forget(row);
        return Deleted.of(counts);
    }

    private Deleted all(Map<ModelMeta<?>, List<Model>> ordered) {
        ordered.forEach(
                (model, gone) -> gone.forEach(row -> database.signals().removing(model.type(), row, origin, database)));
        Map<String, Long> counts = new LinkedHashMap<>();
        for (FastDelete other : fast) {
            count(counts, other.label(), execute(other.statement(), other.label()));
        }
        for (NewValue change : newValues) {
            ForeignKey<?> key = change.key();
            Statement statement = statements.update(
                    key.model().concrete().table(), List.of(new Cell(key, change.value())), key, change.gone());
            execute(statement, key.model().label());
        }
        ordered.forEach((model, gone) -> {
            List<Model> backwards = new ArrayList<>(gone);
            Collections.reverse(backwards);
            remove(model, backwards, counts);
            backwards.forEach(row -> database.signals().removed(model.type(), row, origin, database));
        });
        ordered.values().forEach(gone -> gone.forEach(Deleting::forget));
        return Deleted.of(counts);
    }

    private void remove(ModelMeta<?> model, List<Model> gone, Map<String, Long> counts) {
        ModelMeta<?> table = model.concrete();
        List<Object> keys = new ArrayList<>();
        gone.forEach(row -> keys.add(Objects.requireNonNull(Stitching.value(table.primaryKeyField(), row))));
        for (List<Object> some : Prefetching.chunks(keys, Prefetching.chunk(database, table.primaryKeyField()))) {
            Statement statement = statements.delete(table.table(), table.primaryKeyField(), some);
            count(counts, table.label(), execute(statement, table.label()));
        }
    }

    private long execute(Statement statement, String label) {
        return statement.empty() ? 0 : database.connections().update(statement, Origin.of(Cause.DELETE, label));
    }

    private static void count(Map<String, Long> counts, String label, long removed) {
        if (removed > 0) {
            counts.merge(label, removed, Long::sum);
        }
    }

    /** A row that is gone has no key any more, as Django has it. */
    private static void forget(Model row) {
        Stitching.set(row.meta().concrete().primaryKeyField(), row, null);
    }

    /** The tables so that rows go before what they point to; in the order of their arrival when that is a circle. */
    private Map<ModelMeta<?>, List<Model>> ordered() {
        List<ModelMeta<?>> order = new ArrayList<>();
        Set<ModelMeta<?>> done = new HashSet<>();
        boolean found = true;
        while (order.size() < rows.size() && found) {
            found = false;
            for (ModelMeta<?> model : rows.keySet()) {
                if (!order.contains(model) && done.containsAll(dependencies.getOrDefault(model.concrete(), Set.of()))) {
                    order.add(model);
                    done.add(model.concrete());
                    found = true;
                }
            }
        }
        Map<ModelMeta<?>, List<Model>> sorted = new LinkedHashMap<>();
        for (ModelMeta<?> model : found ? order : new ArrayList<>(rows.keySet())) {
            Map<Object, Model> byKey = Objects.requireNonNull(rows.get(model));
            if (!byKey.isEmpty()) {
                sorted.put(model, List.copyOf(sortedByKey(byKey).values()));
            }
        }
        return sorted;
    }

    private static Map<Object, Model> sortedByKey(Map<Object, Model> byKey) {
        boolean comparable = byKey.keySet().stream().allMatch(Comparable.class::isInstance);
        return comparable ? new TreeMap<>(byKey) : byKey;
    }
}
