package dev.rowan.orm;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.rowan.orm.dialect.Dialect;
import dev.rowan.orm.execute.Connections;
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
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Properties;
import java.util.function.Consumer;
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
    private @Nullable Collection<ModelMeta<?>> models;
    private ClassLoader loader = classLoader();
    private ZoneId zone = ZoneOffset.UTC;
    private int poolSize = 10;
    private Duration connectionWait = Duration.ofSeconds(30);
    private Duration connectionAge = Duration.ofMinutes(30);
    private Duration statementTimeout = Duration.ZERO;
    private Duration lockTimeout = Duration.ZERO;
    private boolean showBinds;
    private final Signals signals = new Signals();

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

    /** The dialect, where the URL does not tell. */
    public DatabaseBuilder dialect(Dialect spelling) {
        dialect = spelling;
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

    public DatabaseBuilder poolSize(int connections) {
        poolSize = connections;
        return this;
    }

    /** How long to wait for a free connection of the pool. */
    public DatabaseBuilder connectionWait(Duration atMost) {
        connectionWait = atMost;
        return this;
    }

    /** How old a connection may become: Django's {@code CONN_MAX_AGE}. */
    public DatabaseBuilder connectionAge(Duration atMost) {
        connectionAge = atMost;
        return this;
    }

    /** How long a statement may run, in whole seconds. */
    public DatabaseBuilder statementTimeout(Duration atMost) {
        statementTimeout = atMost;
        return this;
    }

    /** How long a statement may wait for a lock; of the database's own pool only. */
    public DatabaseBuilder lockTimeout(Duration atMost) {
        lockTimeout = atMost;
        return this;
    }

    /** Lets listeners be there before the first connection is. */
    public DatabaseBuilder signals(Consumer<Signals> listen) {
        listen.accept(signals);
        return this;
    }

    /** Lets the messages of errors show bind values, which may be secrets. */
    public DatabaseBuilder showBindsInErrors() {
        showBinds = true;
        return this;
    }

    /** Opens the pool, closes the graph of the models, and makes the database known under its alias. */
    public Database register() {
        Dialect spelling = dialect == null ? Dialects.forUrl(address()) : dialect;
        ModelGraph graph = models == null ? Models.load(loader) : ModelGraph.of(models);
        HikariDataSource pool = given == null ? pool(spelling) : null;
        DataSource source = pool == null
                ? ReadySource.around(java.util.Objects.requireNonNull(given), spelling, taken -> {})
                : pool;
        int seconds = (int) Math.min(Integer.MAX_VALUE, (statementTimeout.toMillis() + 999) / 1000);
        Connections connections = new Connections(alias, source, spelling, showBinds, seconds);
        Database database = new Database(alias, connections, graph, spelling, zone, pool, poolSize, signals);
        try {
            Databases.register(database);
        } catch (RowanException taken) {
            if (pool != null) {
                pool.close();
            }
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

    private HikariDataSource pool(Dialect spelling) {
        String jdbc = address();
        boolean sqlite = spelling.name().equals("sqlite");
        // Each connection of a database in memory would be a database of its own.
        boolean single = sqlite && (jdbc.contains(":memory:") || jdbc.equalsIgnoreCase("jdbc:sqlite:"));
        HikariConfig config = new HikariConfig();
        config.setPoolName("rowan-" + alias);
        config.setDataSource(
                raw == null
                        ? ReadySource.ofUrl(jdbc, properties(sqlite), spelling, this::opened)
                        : ReadySource.around(raw, spelling, this::opened));
        config.setMaximumPoolSize(single ? 1 : poolSize);
        config.setMaxLifetime(single ? 0 : connectionAge.toMillis());
        config.setIdleTimeout(single ? 0 : Duration.ofMinutes(10).toMillis());
        config.setConnectionTimeout(connectionWait.toMillis());
        if (!sqlite && !lockTimeout.isZero()) {
            config.setConnectionInitSql("SET lock_timeout = " + lockTimeout.toMillis());
        }
        return new HikariDataSource(config);
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
            if (!lockTimeout.isZero()) {
                properties.setProperty("busy_timeout", String.valueOf(lockTimeout.toMillis()));
            }
        }
        return properties;
    }

    @Override
    public String toString() {
        return "DatabaseBuilder(" + alias + ", models: "
                + (models == null ? "of the class path" : Arrays.toString(models.toArray())) + ")";
    }
}
