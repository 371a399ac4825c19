package dev.rowan.analysis.event;

/** The library through which the application ran a statement: remedies are spelled in its language. */
public enum Via {
    JDBC,
    ROWAN,
    /** Hibernate, alone or behind JPA or Spring Data. */
    HIBERNATE,
    SPRING_DATA_JPA,
    JOOQ,
    MYBATIS,
    /** Spring's JdbcTemplate, JdbcClient and Spring Data JDBC. */
    SPRING_JDBC,
    JDBI,
    ECLIPSELINK,
    OTHER;

    /** Whether a mapper chose the columns and reads all of them itself. */
    public boolean mapsObjects() {
        return this == ROWAN || this == HIBERNATE || this == SPRING_DATA_JPA || this == ECLIPSELINK || this == MYBATIS;
    }
}
