package dev.rowan.orm;

import dev.rowan.orm.compile.KeyStatements;
import dev.rowan.orm.compile.KeyTable;
import dev.rowan.orm.compile.KeyTable.Among;
import dev.rowan.orm.compile.RowStatements.Cell;
import dev.rowan.orm.compile.Statement;
import dev.rowan.orm.model.ForeignKey;
import dev.rowan.orm.model.GenericReverse;
import dev.rowan.orm.model.ModelMeta;
import dev.rowan.orm.query.Loading;
import dev.rowan.orm.query.Select;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rows that go as keys in temporary tables of the database: nothing of them is in memory, however many they are.
 *
 * <p>Lives inside one transaction.
 */
final class GoneInTables implements Gathering<GoneInTables.Wave> {
    /** Rows that an error lists at most, for each key that holds them. */
    private static final int MOST_LISTED = 10_000;

    private final Database database;
    private final KeyTables tables;
    private final KeyStatements statements;
    private final Heard heard;
    private final Set<Restriction> restrictions = new LinkedHashSet<>();
    private final Set<Unread> unread = new LinkedHashSet<>();
    private final Set<UnreadGeneric> unreadGenerics = new LinkedHashSet<>();
    private final Set<Unlinked> unlinked = new LinkedHashSet<>();
    private final Set<NewValue> newValues = new LinkedHashSet<>();
    private int waves = KeyTable.UNFOLLOWED;

    /** Keys of one model that were found together, by their number. */
    record Wave(ModelMeta<?> model, int number) {}

    private record Restriction(ForeignKey<?> key, ModelMeta<?> to) {}

    private record Unread(ForeignKey<?> key, ModelMeta<?> to) {}

    private record UnreadGeneric(GenericReverse back, Wave to) {}

    private record Unlinked(Reach.Links links, ModelMeta<?> of) {}

    /** Where the value is the same for all, the wave is null. */
    private record NewValue(
            ForeignKey<?> key,
            @Nullable Object value,
            ModelMeta<?> to,
            @Nullable Integer wave) {}

    GoneInTables(Database database, Object origin) {
        this.database = database;
        this.tables = new KeyTables(database);
        this.statements = new KeyStatements(database.compiler().dialect());
        this.heard = new Heard(database, tables, origin);
    }

    @Override
    public boolean isFull() {
        return false;
    }

    @Override
    public Wave first(Model row) {
        heard.root(row);
        Wave wave = new Wave(row.meta(), ++waves);
        tables.write(tables.of(row.meta()).add(Objects.requireNonNull(row.key()), wave.number()), row.meta());
        return wave;
    }

    @Override
    public @Nullable Wave first(Select select) {
        return add(select.model(), select.withLoading(Loading.ALL)).fresh();
    }

    private Found<Wave> add(ModelMeta<?> model, Select query) {
        int wave = ++waves;
        return found(model, wave, tables.write(tables.of(model).add(tables.keysOf(query), wave), model));
    }

    private static Found<Wave> found(ModelMeta<?> model, int wave, long fresh) {
        return new Found<>(fresh > 0, fresh > 0 ? new Wave(model, wave) : null);
    }

    private Among over(ForeignKey<?> key, Wave to) {
        return tables.of(to.model()).pointing(key, to.number());
    }

    @Override
    public Found<Wave> pointing(ForeignKey<?> key, Wave to) {
        boolean known = tables.ofOrNull(key.model()) != null;
        KeyTable table = tables.of(key.model());
        int wave = ++waves;
        Among rows = over(key, to);
        Found<Wave> found = found(key.model(), wave, tables.write(table.add(rows, wave), key.model()));
        return found.any() || !known ? found : new Found<>(isPointedTo(key, to), null);
    }

    /** By pages of keys, since only the compiler knows how a generic key keeps them. */
    @Override
    public Found<Wave> leading(GenericReverse back, Wave to) {
        int wave = ++waves;
        long[] fresh = new long[1];
        KeyTable table = tables.of(back.target());
        tables.pages(to.model(), to.number(), keys -> {
            Statement query = tables.keysOf(Deleting.leading(back, keys));
            fresh[0] += tables.write(table.add(query, wave), back.target());
        });
        return found(back.target(), wave, fresh[0]);
    }

    /** A child's key is its parents': the same wave serves all of them. */
    @Override
    public Wave above(ModelMeta<?> parent, Wave of) {
        tables.write(tables.of(parent).add(tables.of(of.model()), of.number()), parent);
        return of;
    }

    @Override
    public Set<Model> protecting(ForeignKey<?> key, Wave to) {
        return rows(key.model(), statements.keys(over(key, to), null, List.of(), MOST_LISTED));
    }

    private Set<Model> rows(ModelMeta<?> model, Statement keys) {
        return new LinkedHashSet<>(tables.rows(model, tables.read(keys, model)));
    }

    @Override
    public boolean isPointedTo(ForeignKey<?> key, Wave to) {
        Statement any = statements.keys(over(key, to), null, List.of(), 1);
        return !tables.read(any, key.model()).isEmpty();
    }

    @Override
    public boolean restricting(ForeignKey<?> key, Wave to) {
        boolean any = isPointedTo(key, to);
        if (any) {
            restrictions.add(new Restriction(key, to.model()));
        }
        return any;
    }

    @Override
    public Map<String, Set<Model>> stillRestricting() {
        Map<String, Set<Model>> still = new LinkedHashMap<>();
        for (Restriction one : restrictions) {
            ModelMeta<?> model = one.key().model();
            List<Among> others = unread.stream()
                    .filter(other -> other.key().model() == model)
                    .map(this::rows)
                    .toList();
            Among rows = tables.of(one.to()).pointing(one.key(), null);
            Set<Model> held = rows(model, statements.keys(rows, tables.ofOrNull(model), others, MOST_LISTED));
            if (!held.isEmpty()) {
                still.computeIfAbsent(Collecting.name(one.key()), name -> new LinkedHashSet<>())
                        .addAll(held);
            }
        }
        return still;
    }

    private Among rows(Unread other) {
        return tables.of(other.to()).pointing(other.key(), null);
    }

    @Override
    public void unread(ModelMeta<?> other, List<ForeignKey<?>> keys, Wave to) {
        keys.forEach(key -> unread.add(new Unread(key, to.model())));
    }

    @Override
    public void unread(GenericReverse back, Wave to) {
        unreadGenerics.add(new UnreadGeneric(back, to));
    }

    @Override
    public void unlink(Reach.Links links, Wave of) {
        unlinked.add(new Unlinked(links, of.model()));
    }

    @Override
    public void replace(ForeignKey<?> key, @Nullable Object value, Wave to) {
        newValues.add(new NewValue(key, value, to.model(), value == null ? null : to.number()));
    }

    /** Forgets all of it. */
    void drop() {
        tables.drop();
    }

    @Override
    public Deleted remove(List<ModelMeta<?>> order) {
        heard.removing(order);
        Removals removals = new Removals(database);
        for (Unlinked one : unlinked) {
            Reach.Links links = one.links();
            for (String column : links.columns()) {
                Among rows = tables.of(one.of()).linked(links.table(), column, links.end());
                removals.remove(statements.delete(rows), links.label());
            }
        }
        for (Unread one : unread) {
            removals.remove(
                    statements.delete(rows(one)), one.key().model().concrete().label());
        }
        for (UnreadGeneric one : unreadGenerics) {
            String label = one.back().target().concrete().label();
            Wave to = one.to();
            tables.pages(to.model(), to.number(), keys -> {
                Select leading = Deleting.leading(one.back(), keys);
                removals.remove(database.compiler().delete(leading, database.zone()), label);
            });
        }
        for (NewValue one : newValues) {
            Among rows = tables.of(one.to()).pointing(one.key(), one.wave());
            removals.change(
                    statements.update(rows, new Cell(one.key(), one.value())),
                    one.key().model().label());
        }
        for (ModelMeta<?> model : order) {
            KeyTable table = tables.ofOrNull(model);
            if (table != null) {
                removals.remove(table.deleteRows(), model.concrete().label());
                heard.removed(model);
            }
        }
        heard.forget();
        tables.drop();
        return removals.deleted();
    }
}
