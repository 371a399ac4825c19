package dev.rowan.orm;

import dev.rowan.orm.compile.RowStatements;
import dev.rowan.orm.compile.RowStatements.Cell;
import dev.rowan.orm.compile.RowStatements.OneOf;
import dev.rowan.orm.compile.Statement;
import dev.rowan.orm.execute.Cause;
import dev.rowan.orm.execute.Origin;
import dev.rowan.orm.execute.Transaction;
import dev.rowan.orm.hydrate.Stitching;
import dev.rowan.orm.model.ForeignKey;
import dev.rowan.orm.model.GenericReverse;
import dev.rowan.orm.model.ModelMeta;
import dev.rowan.orm.query.Clause;
import dev.rowan.orm.query.Expression;
import dev.rowan.orm.query.Predicate;
import dev.rowan.orm.query.Select;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The rows that go as objects, read as they are found: as many statements as Django has. */
final class GoneInMemory implements Gathering<List<Model>> {
    private final Database database;
    private final Object origin;
    private final int most;
    private final RowStatements statements;
    private final Map<ModelMeta<?>, Map<Object, Model>> rows = new LinkedHashMap<>();
    private final Map<ForeignKey<?>, Map<Object, Model>> restricting = new LinkedHashMap<>();
    private final List<Unread> unread = new ArrayList<>();
    private final List<NewValue> newValues = new ArrayList<>();
    private int read;

    /**
     * Rows of a table that are removed unread.
     *
     * @param model null for a link table
     * @param over the keys that lead there; none where a query of its own says which rows
     */
    private record Unread(String label, @Nullable ModelMeta<?> model, List<Pointing> over, Statement statement) {}

    /** A key that has one of these values. */
    private record Pointing(ForeignKey<?> key, List<Object> values) {
        OneOf condition() {
            return new OneOf(key.column(), key.targetField(), values);
        }
    }

    /** A key that points nowhere, or elsewhere, once its rows are gone. */
    private record NewValue(ForeignKey<?> key, @Nullable Object value, Collection<?> gone) {}

    /** @param most rows that may be read */
    GoneInMemory(Database database, Object origin, int most) {
        this.database = database;
        this.origin = origin;
        this.most = most;
        this.statements = new RowStatements(database.compiler().dialect());
    }

    @Override
    public List<Model> first(Model row) {
        return Objects.requireNonNull(add(row.meta(), List.of(row)).fresh());
    }

    @Override
    public @Nullable List<Model> first(Select select) {
        return add(select.model(), read(select)).fresh();
    }

    @Override
    public boolean isFull() {
        return read > most;
    }

    /** No more than one row too many, which tells that there are. */
    private List<Model> read(Select all) {
        Select select = all.sliced(0, most + 1L);
        List<Model> found = new ArrayList<>();
        Origin from = Origin.of(Cause.DELETE, select.model().label());
        for (Object row :
                new Fetching(database, FetchMode.ONE).all(select, from).rows()) {
            found.add((Model) Objects.requireNonNull(row));
        }
        read += found.size();
        return found;
    }

    private Found<List<Model>> add(ModelMeta<?> model, List<Model> found) {
        if (found.isEmpty()) {
            return new Found<>(false, null);
        }
        Map<Object, Model> known = rows.computeIfAbsent(model, other -> new LinkedHashMap<>());
        List<Model> fresh = new ArrayList<>();
        for (Model row : found) {
            if (known.putIfAbsent(Objects.requireNonNull(row.key()), row) == null) {
                fresh.add(row);
            }
        }
        return new Found<>(true, fresh.isEmpty() ? null : fresh);
    }

    @Override
    public Found<List<Model>> pointing(ForeignKey<?> key, List<Model> to) {
        return add(key.model(), read(key, values(key, to)));
    }

    private List<Model> read(ForeignKey<?> key, List<Object> values) {
        List<Model> found = new ArrayList<>();
        for (List<Object> some : batches(values)) {
            found.addAll(read(query(key, some)));
        }
        return found;
    }

    private static Select query(ForeignKey<?> key, List<Object> values) {
        Predicate predicate = new Predicate.Lookup(Chain.path(key.name()), "in", Expression.Items.of(values));
        return Select.of(key.model()).orderedBy(List.of()).and(new Clause.Filter(predicate, false));
    }

    private static List<Object> values(ForeignKey<?> key, List<Model> of) {
        List<Object> values = new ArrayList<>();
        for (Model row : of) {
            Object value = Stitching.value(key.targetField(), row);
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }

    private <T> List<List<T>> batches(List<T> values) {
        return batches(values, 1);
    }

    /** @param columns that are compared with each of the values */
    private <T> List<List<T>> batches(List<T> values, int columns) {
        boolean arrays = database.compiler().dialect().features().arrays();
        int most = arrays ? Integer.MAX_VALUE : Math.max(1, Prefetching.chunk(database) / columns);
        return Prefetching.chunks(values, most);
    }

    @Override
    public Found<List<Model>> leading(GenericReverse back, List<Model> to) {
        List<Model> found = new ArrayList<>();
        queries(back, to).forEach(query -> found.addAll(read(query)));
        return add(back.target(), found);
    }

    private List<Select> queries(GenericReverse back, List<Model> to) {
        List<Object> keys = new ArrayList<>();
        to.forEach(row -> keys.add(Objects.requireNonNull(row.key())));
        return batches(keys).stream().map(some -> Deleting.leading(back, some)).toList();
    }

    @Override
    public @Nullable List<Model> above(ModelMeta<?> parent, List<Model> of) {
        return add(parent, of).fresh();
    }

    @Override
    public Set<Model> protecting(ForeignKey<?> key, List<Model> to) {
        return new LinkedHashSet<>(read(key, values(key, to)));
    }

    @Override
    public boolean restricting(ForeignKey<?> key, List<Model> to) {
        List<Model> found = read(key, values(key, to));
        if (!found.isEmpty()) {
            Map<Object, Model> held = restricting.computeIfAbsent(key, other -> new LinkedHashMap<>());
            found.forEach(row -> held.put(Objects.requireNonNull(row.key()), row));
        }
        return !found.isEmpty();
    }

    /** A restricting row that goes anyway, over another way, restricts nothing. */
    @Override
    public Map<String, Set<Model>> stillRestricting() {
        Map<String, Set<Model>> still = new LinkedHashMap<>();
        restricting.forEach((key, pointing) -> {
            rows.getOrDefault(key.model(), Map.of()).keySet().forEach(pointing::remove);
            for (Unread other : unread) {
                if (!pointing.isEmpty() && other.model() == key.model()) {
                    pointing.keySet().removeAll(keysOf(other));
                }
            }
            if (!pointing.isEmpty()) {
                still.put(Collecting.name(key), new LinkedHashSet<>(pointing.values()));
            }
        });
        return still;
    }

    private Set<Object> keysOf(Unread other) {
        Set<Object> keys = new HashSet<>();
        for (Pointing one : other.over()) {
            read(one.key(), one.values()).forEach(row -> keys.add(Objects.requireNonNull(row.key())));
        }
        return keys;
    }

    @Override
    public boolean isPointedTo(ForeignKey<?> key, List<Model> to) {
        return batches(values(key, to)).stream()
                .anyMatch(some -> !read(query(key, some).sliced(0, 1L)).isEmpty());
    }

    @Override
    public void unread(ModelMeta<?> other, List<ForeignKey<?>> keys, List<Model> to) {
        for (List<Model> some : batches(to, keys.size())) {
            List<Pointing> over = keys.stream()
                    .map(key -> new Pointing(key, values(key, some)))
                    .filter(one -> !one.values().isEmpty())
                    .toList();
            if (!over.isEmpty()) {
                List<OneOf> any = over.stream().map(Pointing::condition).toList();
                Statement statement = statements.delete(other.concrete().table(), any);
                unread.add(new Unread(other.concrete().label(), other, over, statement));
            }
        }
    }

    @Override
    public void unread(GenericReverse back, List<Model> to) {
        for (Select leading : queries(back, to)) {
            Statement statement = database.compiler().delete(leading, database.zone());
            unread.add(new Unread(back.target().concrete().label(), back.target(), List.of(), statement));
        }
    }

    @Override
    public void unlink(Reach.Links links, List<Model> of) {
        List<Object> keys = new ArrayList<>();
        of.forEach(row -> keys.add(Objects.requireNonNull(Stitching.value(links.end(), row))));
        for (List<Object> some : batches(keys, links.columns().size())) {
            List<OneOf> any = links.columns().stream()
                    .map(column -> new OneOf(column, links.end(), some))
                    .toList();
            unread.add(new Unread(links.label(), null, List.of(), statements.delete(links.table(), any)));
        }
    }

    @Override
    public void replace(ForeignKey<?> key, @Nullable Object value, List<Model> to) {
        batches(values(key, to)).forEach(gone -> newValues.add(new NewValue(key, value, gone)));
    }

    @Override
    public Deleted remove(List<ModelMeta<?>> order) {
        Map<ModelMeta<?>, List<Model>> gone = new LinkedHashMap<>();
        for (ModelMeta<?> model : order) {
            Map<Object, Model> byKey = rows.getOrDefault(model, Map.of());
            if (!byKey.isEmpty()) {
                gone.put(model, List.copyOf(sortedByKey(byKey).values()));
            }
        }
        return isSingle(gone)
                ? removed(gone)
                : database.connections().atomic(Transaction.DEFAULT.withoutSavepoint(), () -> removed(gone));
    }

    /** One statement needs no transaction around it. */
    private boolean isSingle(Map<ModelMeta<?>, List<Model>> gone) {
        if (gone.size() != 1 || !newValues.isEmpty() || !unread.isEmpty()) {
            return false;
        }
        Map.Entry<ModelMeta<?>, List<Model>> only = gone.entrySet().iterator().next();
        return only.getValue().size() == 1 && new Reach(database).isUnread(only.getKey(), null);
    }

    private Deleted removed(Map<ModelMeta<?>, List<Model>> all) {
        Signals signals = database.signals();
        all.forEach((model, gone) -> gone.forEach(row -> signals.removing(model.type(), row, origin, database)));
        Removals removals = new Removals(database);
        unread.forEach(other -> removals.remove(other.statement(), other.label()));
        for (NewValue change : newValues) {
            ForeignKey<?> key = change.key();
            List<Cell> cells = List.of(new Cell(key, change.value()));
            removals.change(
                    statements.update(key.model().concrete().table(), cells, key, change.gone()),
                    key.model().label());
        }
        all.forEach((model, gone) -> {
            List<Model> backwards = new ArrayList<>(gone);
            Collections.reverse(backwards);
            remove(model.concrete(), backwards, removals);
            backwards.forEach(row -> signals.removed(model.type(), row, origin, database));
        });
        all.values().forEach(gone -> gone.forEach(Deleting::forget));
        return removals.deleted();
    }

    private void remove(ModelMeta<?> table, List<Model> gone, Removals removals) {
        List<Object> keys = new ArrayList<>();
        gone.forEach(row -> keys.add(Objects.requireNonNull(Stitching.value(table.primaryKeyField(), row))));
        for (List<Object> some : Prefetching.chunks(keys, Prefetching.chunk(database, table.primaryKeyField()))) {
            removals.remove(statements.delete(table.table(), table.primaryKeyField(), some), table.label());
        }
    }

    private static Map<Object, Model> sortedByKey(Map<Object, Model> byKey) {
        boolean comparable = byKey.keySet().stream().allMatch(Comparable.class::isInstance);
        return comparable ? new TreeMap<>(byKey) : byKey;
    }
}
