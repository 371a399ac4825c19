package dev.rowan.orm;

import dev.rowan.orm.compile.Compiler;
import dev.rowan.orm.dialect.Dialect;
import dev.rowan.orm.execute.Connections;
import dev.rowan.orm.execute.StatementObserver;
import dev.rowan.orm.execute.Transaction;
import dev.rowan.orm.hydrate.RowListener;
import dev.rowan.orm.model.ModelGraph;
import dev.rowan.orm.model.ModelMeta;
import dev.rowan.orm.schema.Schema;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A database under an alias: its connections, its models, its transactions.
 *
 * <pre>{@code
 * Database blog = Database.builder("default").url(System.getenv("DATABASE_URL")).register();
 * blog.createTables();
 * blog.atomic(() -> Post.objects.filter(published.isFalse()).delete());
 * blog.close();
 * }</pre>
 *
 * <p>Querysets find it by its alias, {@code "default"} unless {@code using(alias)} says otherwise. Safe for any thread;
 * a transaction and a time zone belong to the thread that set them.
 */
public final class Database implements AutoCloseable {
    /** The alias of the database that is used when none is named. */
    public static final String DEFAULT = "default";

    private final String alias;
    private final Connections connections;
    private final Compiler compiler;
    private final ZoneId defaultZone;
    private final Workers workers;
    private final ContentTypes contentTypes = new ContentTypes(this);
    private final Signals signals;
    private final Predicate<ModelMeta<?>> changesOnly;
    private @Nullable AnnotationRules annotationRules;

    @SuppressWarnings("ThreadLocalUsage") // one for each database, and a database is closed with its application
    private final ThreadLocal<@Nullable ZoneId> zone = new ThreadLocal<>();

    Database(
            String alias,
            Connections connections,
            ModelGraph models,
            Dialect dialect,
            ZoneId defaultZone,
            int poolSize,
            Signals signals,
            @Nullable AnnotationRules annotationRules,
            Predicate<ModelMeta<?>> changesOnly) {
        this.changesOnly = changesOnly;
        this.annotationRules = annotationRules;
        this.signals = signals;
        this.workers = new Workers(alias, poolSize);
        this.alias = alias;
        this.connections = connections;
        this.compiler = new Compiler(models, dialect, contentTypes);
        this.defaultZone = defaultZone;
    }

    /** Begins the description of a database; {@code register()} makes it known under the alias. */
    public static DatabaseBuilder builder(String alias) {
        return new DatabaseBuilder(alias);
    }

    /** The database that was registered under the alias. */
    public static Database of(String alias) {
        return Databases.named(alias);
    }

    /** The database of this thread: the one given to {@link #asDefault}, else the one called "default". */
    public static Database current() {
        return Databases.current();
    }

    /**
     * Lets these choose the database where the code names none, in this order, instead of those before.
     *
     * <p>Without any, everything that names no database goes to "default".
     */
    public static void route(Router... routers) {
        Databases.route(List.of(routers));
    }

    public String alias() {
        return alias;
    }

    Workers workers() {
        return workers;
    }

    @Nullable
    ZoneId zoneOfThread() {
        return zone.get();
    }

    /** The dialect's name: {@code sqlite}, {@code postgresql}. */
    public String dialectName() {
        return compiler.dialect().name();
    }

    public ModelGraph models() {
        return compiler.graph();
    }

    Compiler compiler() {
        return compiler;
    }

    /** Who hears of the writes of this database. */
    public Signals signals() {
        return signals;
    }

    /** Whether {@code save()} writes only the columns that changed. */
    boolean savesChangesOnly(ModelMeta<?> model) {
        return changesOnly.test(model);
    }

    /** Who hears of the rows that are read, known for a whole result. */
    Function<ModelMeta<?>, @Nullable RowListener> readers() {
        Function<ModelMeta<?>, @Nullable RowListener> heard = signals.readers(this);
        return model -> savesChangesOnly(model) ? Changes.reading(heard.apply(model)) : heard.apply(model);
    }

    /** Made at the first validation: a provider takes its time to start. */
    synchronized AnnotationRules annotationRules() {
        if (annotationRules == null) {
            annotationRules = AnnotationRules.ofClassPath();
        }
        return annotationRules;
    }

    ContentTypes contentTypes() {
        return contentTypes;
    }

    /**
     * Forgets the content types that were read: for tests that empty tables behind the ORM's back. Django's
     * {@code ContentType.objects.clear_cache()}.
     */
    public void clearContentTypes() {
        contentTypes.forget();
    }

    Connections connections() {
        return connections;
    }

    /** The time zone in which dates and hours are cut out of points in time: the thread's, else the database's. */
    public ZoneId zone() {
        ZoneId current = zone.get();
        return current == null ? defaultZone : current;
    }

    /** Runs work in a time zone of its own. */
    public <E extends Throwable> void inZone(ZoneId zoneId, Action<E> work) throws E {
        inZoneGet(zoneId, result(work));
    }

    /** As {@link #inZone}, with a result. */
    public <T extends @Nullable Object, E extends Throwable> T inZoneGet(ZoneId zoneId, Connections.Task<T, E> work)
            throws E {
        ZoneId before = zone.get();
        zone.set(Objects.requireNonNull(zoneId));
        try {
            return work.run();
        } finally {
            if (before == null) {
                zone.remove();
            } else {
                zone.set(before);
            }
        }
    }

    /** Runs work for which this is the database of all querysets that name none: a tenant's, a test's. */
    public <E extends Throwable> void asDefault(Action<E> work) throws E {
        Databases.running(this, result(work));
    }

    /** Work without a result, which may fail in its own way. */
    @FunctionalInterface
    public interface Action<E extends Throwable> {
        void run() throws E;
    }

    private static <E extends Throwable> Connections.Task<Boolean, E> result(Action<E> work) {
        return () -> {
            work.run();
            return true;
        };
    }

    /**
     * Runs work in a transaction: committed at its end, undone by any exception that leaves it. Django's
     * {@code with transaction.atomic():}.
     *
     * <pre>{@code
     * db.atomic(() -> {
     *     Post draft = Post.objects.selectForUpdate().get(slug.eq("hello"));
     *     draft.published = true;
     *     draft.save();
     * });
     * }</pre>
     *
     * <p>Inside another block it is a savepoint, which can be undone alone. The block belongs to its thread.
     */
    public <E extends Throwable> void atomic(Action<E> work) throws E {
        connections.atomic(Transaction.DEFAULT, result(work));
    }

    /**
     * As {@link #atomic(Action)}, with options: isolation, read-only, durable, attempts after a deadlock.
     *
     * <pre>{@code
     * db.atomic(Transaction.DEFAULT.serializable().retrying(5), () -> post.tags.clear());
     * }</pre>
     */
    public <E extends Throwable> void atomic(Transaction options, Action<E> work) throws E {
        connections.atomic(options, result(work));
    }

    /** As {@link #atomic(Action)}, with a result: {@code long id = db.atomicGet(() -> Post.objects.create(…).id)}. */
    public <T extends @Nullable Object, E extends Throwable> T atomicGet(Connections.Task<T, E> work) throws E {
        return connections.atomic(Transaction.DEFAULT, work);
    }

    /** As {@link #atomic(Transaction, Action)}, with a result. */
    public <T extends @Nullable Object, E extends Throwable> T atomicGet(
            Transaction options, Connections.Task<T, E> work) throws E {
        return connections.atomic(options, work);
    }

    /**
     * Twin of {@link #atomic(Action)}: the whole block on one worker, where the twins inside it run at once and belong
     * to its transaction. What its continuations do after the block is outside of it.
     */
    public CompletableFuture<@Nullable Void> aatomic(Action<?> work) {
        return Async.done(this, () -> atomic(work));
    }

    /** Twin of {@link #atomic(Transaction, Action)}. */
    public CompletableFuture<@Nullable Void> aatomic(Transaction options, Action<?> work) {
        return Async.done(this, () -> atomic(options, work));
    }

    /** Twin of {@link #atomicGet(Connections.Task)}. */
    public <T extends @Nullable Object> CompletableFuture<T> aatomicGet(Connections.Task<T, ?> work) {
        return Async.run(this, () -> atomicGet(work));
    }

    /** Twin of {@link #atomicGet(Transaction, Connections.Task)}. */
    public <T extends @Nullable Object> CompletableFuture<T> aatomicGet(
            Transaction options, Connections.Task<T, ?> work) {
        return Async.run(this, () -> atomicGet(options, work));
    }

    /** Whether this thread is inside {@code atomic}. */
    public boolean inTransaction() {
        return connections.inTransaction();
    }

    /** Lets the transaction of this thread end in a rollback, without an exception. */
    public void setRollbackOnly() {
        connections.setRollbackOnly();
    }

    /** Runs once the outermost block is committed, at once outside of any; an exception stops the actions after it. */
    public void onCommit(Runnable action) {
        connections.onCommit(action, false);
    }

    /** As {@link #onCommit}, but an exception is logged, and the actions after it run. */
    public void onCommitRobust(Runnable action) {
        connections.onCommit(action, true);
    }

    /** Rows as files, in Django's format. */
    public Fixtures fixtures() {
        return new Fixtures(this);
    }

    /** Makes the tables of all models, in one transaction where the database allows it. */
    public void createTables() {
        List<String> statements = schema().createTables(models(), compiler.dialect());
        signals.migrating(statements, this);
        atomic(() -> {
            connections.script(statements);
            contentTypes.fill();
        });
        signals.migrated(statements, this);
    }

    /** Drops the tables of all models, those that exist, in one transaction where the database allows it. */
    public void dropTables() {
        List<String> statements = schema().dropTables(models(), compiler.dialect());
        atomic(() -> connections.script(statements));
        contentTypes.forget();
    }

    /** Twin of {@link #createTables()}. */
    public CompletableFuture<@Nullable Void> acreateTables() {
        return Async.done(this, this::createTables);
    }

    /** Twin of {@link #dropTables()}. */
    public CompletableFuture<@Nullable Void> adropTables() {
        return Async.done(this, this::dropTables);
    }

    /** The tables that the routers allow here. */
    private Schema schema() {
        return Schema.of(models(), model -> Databases.allowsTable(alias, model));
    }

    /** Lets an observer hear of each statement; closing what this returns ends it. */
    public Observation observe(StatementObserver observer) {
        connections.observe(observer);
        return () -> connections.forget(observer);
    }

    /** An observer at work. */
    @FunctionalInterface
    public interface Observation extends AutoCloseable {
        @Override
        void close();
    }

    /** Forgets the alias and closes the pool; a data source that was given stays open. */
    @Override
    public void close() {
        Databases.forget(this);
        workers.close();
        synchronized (this) {
            if (annotationRules != null) {
                annotationRules.close();
                annotationRules = null;
            }
        }
        connections.pool().close();
    }

    @Override
    public String toString() {
        return "Database(" + alias + ", " + dialectName() + ")";
    }
}
