package dev.rowan.orm;

import dev.rowan.orm.dialect.Dialect;
import dev.rowan.orm.dialect.Extensions;
import dev.rowan.orm.execute.Connections;
import dev.rowan.orm.execute.Pool;
import dev.rowan.orm.execute.ReadySource;
import dev.rowan.orm.model.ModelGraph;
import dev.rowan.orm.model.ModelMeta;
import dev.rowan.orm.model.Models;
import dev.rowan.orm.model.RowanException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The description of a database before it is registered. Not thread-safe. */
public final class DatabaseBuilder {
    private final String alias;
    private @Nullable String url;
    private @Nullable String user;
    private @Nullable String password;
    private @Nullable DataSource given;
    private @Nullable DataSource raw;
    private @Nullable Dialect dialect;
    private Extensions extensions = Extensions.NONE;
    private @Nullable Collection<ModelMeta<?>> models;
    private ClassLoader loader = classLoader();
    private ZoneId zone = ZoneOffset.UTC;
    private int poolSize = 10;
    private Duration connectionWait = Duration.ofSeconds(30);
    private Duration connectionAge = Duration.ofMinutes(30);
    private Duration statementTimeout = Duration.ZERO;
    private Duration lockTimeout = Duration.ZERO;
    private boolean showBinds;
    private Predicate<ModelMeta<?>> changesOnly = model -> false;
    private @Nullable AnnotationRules annotationRules;
    private final Signals signals = new Signals();

    /** The settings that were made and are of a pool of our own. */
    private final Set<String> ofPool = new TreeSet<>();

    DatabaseBuilder(String alias) {
        this.alias = alias;
    }

    private static ClassLoader classLoader() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return context == null ? DatabaseBuilder.class.getClassLoader() : context;
    }

    /** The JDBC URL; it also chooses the dialect. */
    public DatabaseBuilder url(String jdbcUrl) {
        url = jdbcUrl;
        return this;
    }

    public DatabaseBuilder user(String name) {
        user = name;
        return this;
    }

    public DatabaseBuilder password(String secret) {
        password = secret;
        return this;
    }

    /** Takes connections from here instead of a pool of its own; it stays open when the database is closed. */
    public DatabaseBuilder dataSource(DataSource source) {
        given = source;
        return this;
    }

    /** Takes new connections from here, and pools them itself: for a source that opens one each time. */
    public DatabaseBuilder unpooled(DataSource source) {
        raw = source;
        return this;
    }

    /** The dialect, where the URL does not tell; it brings its own extensions. */
    public DatabaseBuilder dialect(Dialect spelling) {
        dialect = spelling;
        return this;
    }

    /** Lookups, transforms and functions of one's own: Django's {@code register_lookup}. */
    public DatabaseBuilder extensions(Extensions own) {
        extensions = own;
        return this;
    }

    /** These models, instead of all that the class path has. */
    public DatabaseBuilder models(ModelMeta<?>... descriptions) {
        models = List.of(descriptions);
        return this;
    }

    /** The class loader whose models are found by their list; the thread's own when not set. */
    public DatabaseBuilder classLoader(ClassLoader classes) {
        loader = classes;
        return this;
    }

    /** The current time zone where none is set for the thread; UTC when not set. */
    public DatabaseBuilder zone(ZoneId current) {
        zone = current;
        return this;
    }

    /** How many connections there may be at once; also how many twins run at once before Java 21. */
    public DatabaseBuilder poolSize(int connections) {
        poolSize = Setting.count("poolSize", connections);
        return this;
    }

    /** How long to wait for a free connection of the pool: 250 ms or more. */
    public DatabaseBuilder connectionWait(Duration atMost) {
        connectionWait = Setting.atLeast("connectionWait", atMost, Duration.ofMillis(250));
        ofPool.add("connectionWait");
        return this;
    }

    /**
     * How old a connection may become: Django's {@code CONN_MAX_AGE}. Zero is a new one for each statement or
     * transaction, {@code ChronoUnit.FOREVER.getDuration()} is no limit; 30 minutes when not set.
     */
    public DatabaseBuilder connectionAge(Duration atMost) {
        connectionAge = Setting.age("connectionAge", atMost);
        ofPool.add("connectionAge");
        return this;
    }

    /**
     * How long a statement may run. PostgreSQL ends it itself, and a server that says nothing for twice as long is taken
     * for lost; on SQLite, and with a data source that was given, it is cancelled from here.
     */
    public DatabaseBuilder statementTimeout(Duration atMost) {
        statementTimeout = Setting.limit("statementTimeout", atMost);
        return this;
    }

    /** How long a statement may wait for a lock; of the database's own pool only. */
    public DatabaseBuilder lockTimeout(Duration atMost) {
        lockTimeout = Setting.limit("lockTimeout", atMost);
        ofPool.add("lockTimeout");
        return this;
    }

    /**
     * By what rows are checked beside their model's own rules: {@code JakartaRules.of(factory)}, or
     * {@code AnnotationRules.NONE} for nothing. When not set, by the provider of Jakarta Validation on the class path.
     */
    public DatabaseBuilder annotationRules(AnnotationRules rules) {
        annotationRules = rules;
        return this;
    }

    /** Lets listeners be there before the first connection is. */
    public DatabaseBuilder signals(Consumer<Signals> listen) {
        listen.accept(signals);
        return this;
    }

    /**
     * Lets {@code save()} write only the columns whose values changed since the row was read or saved, and nothing when
     * none did: for rows of these models, or of all when none is named. Each of their rows keeps its values twice.
     */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final DatabaseBuilder savingChangesOnly(Class<? extends Model>... ofModels) {
        Set<Class<?>> types = Set.of(ofModels);
        changesOnly = types.isEmpty() ? model -> true : model -> types.contains(model.type());
        return this;
    }

    /** Lets the messages of errors show bind values, which may be secrets. */
    public DatabaseBuilder showBindsInErrors() {
        showBinds = true;
        return this;
    }

    /** Opens the pool, closes the graph of the models, and makes the database known under its alias. */
    public Database register() {
        if (given != null && !ofPool.isEmpty()) {
            throw new RowanException("Database '" + alias + "' has a dataSource(…) and " + String.join(", ", ofPool)
                    + ", which is for a pool of Rowan's own.\n  Set it where the data source is made, or give that to"
                    + " unpooled(…) if it opens a connection each time.");
        }
        Dialect spelling = dialect == null ? Dialects.forUrl(address(), extensions) : dialect;
        ModelGraph graph = models == null ? Models.load(loader) : ModelGraph.of(models);
        Pool pool = given == null ? pool(spelling) : Pool.given(alias, given, ReadySource.around(given, spelling));
        Connections connections = new Connections(alias, pool, spelling, showBinds, statementTimeout, given == null);
        Database database = new Database(
                alias, connections, graph, spelling, zone, poolSize, signals, annotationRules, changesOnly);
        try {
            Databases.register(database);
        } catch (RowanException taken) {
            pool.close();
            throw taken;
        }
        return database;
    }

    private void opened(Connection connection) {
        signals.connected(connection, alias);
    }

    private String address() {
        if (url != null) {
            return url;
        }
        DataSource source = given == null ? raw : given;
        if (source == null) {
            throw new RowanException(
                    "Database '" + alias + "' has neither a url(…) nor a dataSource(…).\n  Give it one of them.");
        }
        try (Connection connection = source.getConnection()) {
            return connection.getMetaData().getURL();
        } catch (SQLException failed) {
            throw new RowanException(
                    "Database '" + alias + "' gives no connection, so that its dialect is not known: "
                            + failed.getMessage(),
                    failed);
        }
    }

    private Pool pool(Dialect spelling) {
        String jdbc = address();
        boolean sqlite = spelling.name().equals("sqlite");
        // Each connection of a database in memory would be a database of its own.
        boolean single = sqlite && (jdbc.contains(":memory:") || jdbc.equalsIgnoreCase("jdbc:sqlite:"));
        DataSource ready =
                raw == null ? ReadySource.ofUrl(jdbc, properties(sqlite), spelling) : ReadySource.around(raw, spelling);
        Pool.Settings settings = new Pool.Settings(
                single ? 1 : poolSize,
                connectionWait,
                single ? ChronoUnit.FOREVER.getDuration() : connectionAge,
                single ? Duration.ZERO : Duration.ofMinutes(10));
        return Pool.open(
                alias, ReadySource.limited(ready, spelling, statementTimeout, lockTimeout, this::opened), settings);
    }

    private Properties properties(boolean sqlite) {
        Properties properties = new Properties();
        if (user != null) {
            properties.setProperty("user", user);
        }
        if (password != null) {
            properties.setProperty("password", password);
        }
        if (sqlite) {
            properties.setProperty("foreign_keys", "true");
        } else {
            // The details of a PostgreSQL error are values of rows, which may be secrets.
            properties.setProperty("logServerErrorDetail", String.valueOf(showBinds));
            // Else a connection whose other end is gone without a word is never found out.
            properties.setProperty("tcpKeepAlive", "true");
            // Nor is a server that takes a connection and then says nothing: the pool would wait for it for ever.
            properties.setProperty("loginTimeout", String.valueOf(Math.max(1, connectionWait.toSeconds())));
        }
        return properties;
    }

    @Override
    public String toString() {
        return "DatabaseBuilder(" + alias + ", models: "
                + (models == null ? "of the class path" : Arrays.toString(models.toArray())) + ")";
    }
}
