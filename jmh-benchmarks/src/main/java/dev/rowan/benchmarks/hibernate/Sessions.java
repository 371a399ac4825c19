package dev.rowan.benchmarks.hibernate;

import java.util.Map;
import javax.sql.DataSource;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;

/** Hibernate's start. */
public final class Sessions {
    private Sessions() {}

    /** A factory on these connections, with the settings given beside those that all suites share. */
    public static SessionFactory factory(DataSource source, Map<String, Object> settings, Class<?>... entities) {
        java.util.logging.Logger.getLogger("org.hibernate").setLevel(java.util.logging.Level.SEVERE);
        Configuration configuration = new Configuration();
        for (Class<?> entity : entities) {
            configuration.addAnnotatedClass(entity);
        }
        configuration.getProperties().put("hibernate.connection.datasource", source);
        configuration.getProperties().putAll(settings);
        return configuration.buildSessionFactory();
    }
}
