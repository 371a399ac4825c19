package dev.rowan.agent.program;

import com.mchange.v2.c3p0.ComboPooledDataSource;
import com.p6spy.engine.spy.P6DataSource;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.apache.commons.dbcp2.BasicDataSource;
import org.apache.tomcat.jdbc.pool.PoolProperties;
import org.h2.jdbcx.JdbcDataSource;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/** Ten executions through a pool or a wrapper, over three connections. */
public final class Pooled {
    private static final String URL = "jdbc:h2:mem:pooled;DB_CLOSE_DELAY=-1";

    private Pooled() {}

    /** Runs it; the argument names the pool or wrapper. */
    public static void main(String[] args) throws SQLException {
        DataSource database = source(args[0]);
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table thing (id int primary key, name varchar(20))");
        }
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("insert into thing values (?, ?)")) {
            for (int i = 0; i < 4; i++) {
                insert.setInt(1, 100 + i);
                insert.setString(2, "thing");
                insert.executeUpdate();
            }
        }
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet things = statement.executeQuery("select id from thing order by id")) {
            while (things.next()) {
                find(connection, things.getInt(1));
            }
        }
        System.exit(0);
    }

    private static void find(Connection connection, int id) throws SQLException {
        try (PreparedStatement find = connection.prepareStatement("select name from thing where id = ?")) {
            find.setInt(1, id);
            try (ResultSet found = find.executeQuery()) {
                while (found.next()) {
                    found.getString("name");
                }
            }
        }
    }

    private static DataSource source(String name) throws SQLException {
        return switch (name) {
            case "hikari" -> hikari();
            case "dbcp2" -> dbcp2();
            case "tomcat" -> tomcat();
            case "c3p0" -> c3p0();
            case "agroal" -> agroal();
            case "p6spy" -> new P6DataSource(h2());
            case "datasource-proxy" -> ProxyDataSourceBuilder.create(h2()).build();
            case "p6spy-in-hikari" -> hikariOver(new P6DataSource(h2()));
            case "spring-lazy" -> new LazyConnectionDataSourceProxy(hikari());
            case "spring-transactions" -> new TransactionAwareDataSourceProxy(hikari());
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static DataSource h2() {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL(URL);
        return source;
    }

    private static DataSource hikari() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(URL);
        config.setMaximumPoolSize(2);
        return new HikariDataSource(config);
    }

    private static DataSource hikariOver(DataSource inner) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(inner);
        config.setMaximumPoolSize(2);
        return new HikariDataSource(config);
    }

    private static DataSource dbcp2() {
        BasicDataSource source = new BasicDataSource();
        source.setUrl(URL);
        source.setPoolPreparedStatements(true);
        return source;
    }

    private static DataSource tomcat() {
        PoolProperties properties = new PoolProperties();
        properties.setUrl(URL);
        properties.setDriverClassName("org.h2.Driver");
        properties.setJmxEnabled(false);
        return new org.apache.tomcat.jdbc.pool.DataSource(properties);
    }

    private static DataSource c3p0() {
        ComboPooledDataSource source = new ComboPooledDataSource();
        source.setJdbcUrl(URL);
        source.setInitialPoolSize(1);
        source.setMinPoolSize(1);
        source.setMaxPoolSize(2);
        return source;
    }

    private static DataSource agroal() throws SQLException {
        return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(
                        pool -> pool.maxSize(2).connectionFactoryConfiguration(factory -> factory.jdbcUrl(URL))));
    }
}
