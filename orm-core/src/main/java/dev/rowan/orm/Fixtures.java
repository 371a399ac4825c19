package dev.rowan.orm;

import dev.rowan.orm.fixture.FixtureFile;
import dev.rowan.orm.fixture.FixtureLoader;
import dev.rowan.orm.fixture.FixtureOptions;
import dev.rowan.orm.fixture.FixtureWriter;
import dev.rowan.orm.fixture.Store;
import dev.rowan.orm.model.Metas;
import dev.rowan.orm.model.ModelMeta;
import dev.rowan.orm.model.RowanException;
import dev.rowan.orm.query.Select;
import java.io.IOException;
import java.io.Writer;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Rows as files and back, in Django's format: {@code dumpdata} and {@code loaddata}.
 *
 * <pre>{@code
 * db.fixtures().naturalForeign().indent(2).dump(Path.of("blog.json"), Author.class, Post.class);
 * db.fixtures().load(Path.of("blog.json"));
 * }</pre>
 *
 * <p>Both ways hold a part of the rows in memory at a time. Immutable, safe for any thread.
 */
public final class Fixtures {
    private final Database database;
    private final FixtureOptions options;
    private final Set<ModelMeta<?>> excluded;

    Fixtures(Database database) {
        this(database, new FixtureOptions(false, false, 0, false, model -> true, null), Set.of());
    }

    private Fixtures(Database database, FixtureOptions options, Set<ModelMeta<?>> excluded) {
        this.database = database;
        this.options = options;
        this.excluded = excluded;
    }

    private Fixtures with(
            boolean naturalForeign,
            boolean naturalPrimary,
            int indent,
            boolean ignoreUnknown,
            @Nullable LongConsumer progress) {
        return new Fixtures(
                database,
                new FixtureOptions(naturalForeign, naturalPrimary, indent, ignoreUnknown, options.included(), progress),
                excluded);
    }

    /** Writes relations by natural keys, where the model that they lead to has one ({@code @Table(naturalKey = …)}). */
    public Fixtures naturalForeign() {
        return with(true, options.naturalPrimary(), options.indent(), options.ignoreUnknown(), options.progress());
    }

    /** Writes rows without their keys, where their model has a natural one: they get new keys where they are loaded. */
    public Fixtures naturalPrimary() {
        return with(options.naturalForeign(), true, options.indent(), options.ignoreUnknown(), options.progress());
    }

    /** Writes each value on a line of its own, so many spaces further in; otherwise each row has a line. */
    public Fixtures indent(int spaces) {
        if (spaces < 0) {
            throw new IllegalArgumentException("indent(" + spaces + "): there is no negative indentation.");
        }
        return with(
                options.naturalForeign(),
                options.naturalPrimary(),
                spaces,
                options.ignoreUnknown(),
                options.progress());
    }

    /** Passes over models and fields that do not exist, instead of refusing the fixture. */
    public Fixtures ignoringUnknown() {
        return with(options.naturalForeign(), options.naturalPrimary(), options.indent(), true, options.progress());
    }

    /** Hears how many rows have been gone through so far, after each part of them. */
    public Fixtures reporting(LongConsumer listener) {
        return with(
                options.naturalForeign(),
                options.naturalPrimary(),
                options.indent(),
                options.ignoreUnknown(),
                listener);
    }

    /** Leaves out the rows of these models. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final Fixtures excluding(Class<? extends Model>... models) {
        Set<ModelMeta<?>> all = new LinkedHashSet<>(excluded);
        for (Class<? extends Model> model : models) {
            all.add(Metas.of(model).concrete());
        }
        return new Fixtures(database, options, all);
    }

    private FixtureOptions chosen() {
        return new FixtureOptions(
                options.naturalForeign(),
                options.naturalPrimary(),
                options.indent(),
                options.ignoreUnknown(),
                model -> !excluded.contains(model) && Databases.allowsTable(database.alias(), model),
                options.progress());
    }

    private Store store() {
        return new Store(database.compiler(), database.connections(), database.zone());
    }

    /** Writes all rows of these models, or of all models that the database knows; how many there were. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final long dump(Path file, Class<? extends Model>... models) {
        return toFile(file, out -> dump(out, models));
    }

    /** As {@link #dump(Path, Class[])}, to a writer, which stays open. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final long dump(Writer out, Class<? extends Model>... models) {
        FixtureOptions chosen = chosen();
        List<ModelMeta<?>> wanted = new ArrayList<>();
        for (ModelMeta<?> model : models.length == 0 ? database.models().models() : named(models)) {
            if (!model.isProxy() && chosen.included().test(model) && !wanted.contains(model)) {
                wanted.add(model);
            }
        }
        return new FixtureWriter(store(), chosen, out).models(wanted);
    }

    private static List<ModelMeta<?>> named(Class<? extends Model>[] models) {
        List<ModelMeta<?>> all = new ArrayList<>();
        for (Class<? extends Model> model : models) {
            all.add(Metas.of(model).concrete());
        }
        return all;
    }

    /** Writes the rows of querysets, one after the other; how many there were. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final long dump(Path file, BaseQuery<?, ? extends Model, ?> rows, BaseQuery<?, ? extends Model, ?>... more) {
        return toFile(file, out -> dump(out, rows, more));
    }

    /** As {@link #dump(Path, BaseQuery, BaseQuery[])}, to a writer, which stays open. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final long dump(
            Writer out, BaseQuery<?, ? extends Model, ?> rows, BaseQuery<?, ? extends Model, ?>... more) {
        List<Select> queries = new ArrayList<>();
        queries.add(tree(rows));
        for (BaseQuery<?, ? extends Model, ?> other : more) {
            queries.add(tree(other));
        }
        return new FixtureWriter(store(), chosen(), out).rows(queries);
    }

    private Select tree(BaseQuery<?, ?, ?> query) {
        String named = query.state.database();
        if (named != null && !named.equals(database.alias())) {
            throw new IllegalArgumentException("The rows of " + query.select().model() + " are of database '" + named
                    + "', the fixtures of '" + database.alias() + "'.\n  Dump them by Database.of(\"" + named
                    + "\").fixtures().");
        }
        return query.select();
    }

    @FunctionalInterface
    private interface Dump {
        long to(Writer out);
    }

    /** The file is there when all of it is. */
    private static long toFile(Path file, Dump dump) {
        Path parent = file.toAbsolutePath().getParent();
        try {
            Path part = Files.createTempFile(parent, file.getFileName().toString(), ".part");
            try {
                long rows;
                try (Writer out = Files.newBufferedWriter(part)) {
                    rows = dump.to(out);
                }
                Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
                return rows;
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException failed) {
            throw new RowanException("The fixture " + file + " cannot be written: " + failed, failed);
        }
    }

    /**
     * Loads fixtures together, in one transaction: all of their rows, or none. Rows that are there already are
     * overwritten. How many rows there were.
     *
     * @throws dev.rowan.orm.fixture.FixtureError with the file, the line and the entry that cannot be loaded
     */
    public long load(Path... files) {
        return load(List.of(files).stream().map(FixtureFile::of).toList());
    }

    /** As {@link #load(Path...)}, from the class path: {@code load(getClass().getResource("blog.json"))}. */
    public long load(URL... files) {
        return load(List.of(files).stream().map(FixtureFile::of).toList());
    }

    private long load(List<FixtureFile> files) {
        return new FixtureLoader(store(), chosen(), new RawListener(database)).load(files);
    }

    /** Twin of {@link #dump(Path, Class[])}. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final CompletableFuture<Long> adump(Path file, Class<? extends Model>... models) {
        return Async.run(database, () -> dump(file, models));
    }

    /** Twin of {@link #dump(Writer, Class[])}. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final CompletableFuture<Long> adump(Writer out, Class<? extends Model>... models) {
        return Async.run(database, () -> dump(out, models));
    }

    /** Twin of {@link #dump(Path, BaseQuery, BaseQuery[])}. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final CompletableFuture<Long> adump(
            Path file, BaseQuery<?, ? extends Model, ?> rows, BaseQuery<?, ? extends Model, ?>... more) {
        return Async.run(database, () -> dump(file, rows, more));
    }

    /** Twin of {@link #dump(Writer, BaseQuery, BaseQuery[])}. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final CompletableFuture<Long> adump(
            Writer out, BaseQuery<?, ? extends Model, ?> rows, BaseQuery<?, ? extends Model, ?>... more) {
        return Async.run(database, () -> dump(out, rows, more));
    }

    /** Twin of {@link #load(Path...)}. */
    public CompletableFuture<Long> aload(Path... files) {
        return Async.run(database, () -> load(files));
    }

    /** Twin of {@link #load(URL...)}. */
    public CompletableFuture<Long> aload(URL... files) {
        return Async.run(database, () -> load(files));
    }
}
