package dev.rowan.orm;

import dev.rowan.orm.compile.KeyTable;
import dev.rowan.orm.compile.Statement;
import dev.rowan.orm.execute.Cause;
import dev.rowan.orm.execute.Origin;
import dev.rowan.orm.model.CompositeKey;
import dev.rowan.orm.model.ModelMeta;
import dev.rowan.orm.query.Clause;
import dev.rowan.orm.query.Expression;
import dev.rowan.orm.query.Predicate;
import dev.rowan.orm.query.Select;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The temporary tables of one delete: one for the keys of each model, made at its first key. */
final class KeyTables {
    /** Keys in memory at a time, and in one statement. */
    private static final int PAGE = 1_000;

    private final Database database;
    private final Map<ModelMeta<?>, Filled> tables = new LinkedHashMap<>();

    /** A listener may delete, too, on the same connection: each delete has names of its own. */
    private final String prefix =
            "rowan_gone_" + Long.toString(ThreadLocalRandom.current().nextLong(1L << 40), 36);

    /** A table, how many keys went into it, and how many when the database last counted them. */
    private static final class Filled {
        final KeyTable table;
        long keys;
        long counted;

        Filled(KeyTable table) {
            this.table = table;
        }
    }

    KeyTables(Database database) {
        this.database = database;
    }

    KeyTable of(ModelMeta<?> model) {
        KeyTable known = ofOrNull(model);
        if (known != null) {
            return known;
        }
        KeyTable table = new KeyTable(database.compiler().dialect(), prefix + "_" + tables.size(), model);
        table.create().forEach(statement -> write(statement, model));
        tables.put(model, new Filled(table));
        return table;
    }

    @Nullable
    KeyTable ofOrNull(ModelMeta<?> model) {
        Filled known = tables.get(model);
        return known == null ? null : known.table;
    }

    List<ModelMeta<?>> models() {
        return List.copyOf(tables.keySet());
    }

    /** Runs a statement that writes keys; how many were new. */
    long write(Statement statement, ModelMeta<?> model) {
        long written = statement.empty() ? 0 : database.connections().update(statement, origin(model));
        Filled filled = tables.get(model);
        if (filled != null) {
            filled.keys += written;
            count(filled, model);
        }
        return written;
    }

    /** Once for each doubling, so that many small additions are not many counts. */
    private void count(Filled filled, ModelMeta<?> model) {
        Statement counted = filled.table.counted();
        if (counted != null && filled.keys - filled.counted >= Math.max(PAGE, filled.counted)) {
            filled.counted = filled.keys;
            database.connections().update(counted, origin(model));
        }
    }

    private static Origin origin(ModelMeta<?> model) {
        return Origin.of(Cause.DELETE, model.label());
    }

    /** The keys that a statement selects. */
    List<Object> read(Statement statement, ModelMeta<?> model) {
        boolean composite = model.concrete().primaryKeyField() instanceof CompositeKey<?>;
        List<Object> keys = new ArrayList<>();
        for (Object row : new Fetching(database, FetchMode.ONE)
                .all(statement, origin(model))
                .rows()) {
            Object[] parts = (Object[]) Objects.requireNonNull(row);
            keys.add(composite ? Arrays.asList(parts) : Objects.requireNonNull(parts[0]));
        }
        return keys;
    }

    /** The keys of a wave, or of all, page by page. */
    void pages(ModelMeta<?> model, @Nullable Integer wave, Consumer<List<Object>> work) {
        List<Object> keys = read(of(model).page(wave, null, PAGE), model);
        while (!keys.isEmpty()) {
            work.accept(keys);
            keys = read(of(model).page(wave, keys.get(keys.size() - 1), PAGE), model);
        }
    }

    /** The keys of a wave one after the other, a page in memory. */
    Iterator<Object> each(ModelMeta<?> model, int wave) {
        return new Iterator<>() {
            private List<Object> page = read(of(model).page(wave, null, PAGE), model);
            private int at;

            @Override
            public boolean hasNext() {
                if (at == page.size() && at == PAGE) {
                    page = read(of(model).page(wave, page.get(at - 1), PAGE), model);
                    at = 0;
                }
                return at < page.size();
            }

            @Override
            public Object next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                return page.get(at++);
            }
        };
    }

    /** The rows of these keys, in parts that the database can bind. */
    List<Model> rows(ModelMeta<?> model, List<Object> keys) {
        List<Model> rows = new ArrayList<>();
        int most = Math.min(PAGE, Prefetching.chunk(database, model.concrete().primaryKeyField()));
        for (List<Object> some : Prefetching.chunks(keys, most)) {
            Predicate among = new Predicate.Lookup(Chain.path("pk"), "in", Expression.Items.of(some));
            Select query = Select.of(model).orderedBy(List.of()).and(new Clause.Filter(among, false));
            for (Object row : new Fetching(database, FetchMode.ONE)
                    .all(query, origin(model))
                    .rows()) {
                rows.add((Model) Objects.requireNonNull(row));
            }
        }
        return rows;
    }

    /** The keys of a query's rows. */
    Statement keysOf(Select query) {
        List<Expression> parts = new ArrayList<>();
        query.model().concrete().primaryKey().forEach(part -> parts.add(Chain.path(part.name())));
        return database.compiler().select(query.and(new Clause.Values(parts)), database.zone());
    }

    void drop() {
        tables.forEach((model, filled) -> write(filled.table.drop(), model));
        tables.clear();
    }
}
