package dev.rowan.analysis.recording;

import dev.rowan.analysis.event.Role;
import dev.rowan.analysis.event.Via;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Code that is not the application's, known by the beginning of its class names. Stateless, for all who record. */
public final class Library {
    /** Samples live under the names of the frameworks that they show. */
    private static final List<String> APPLICATIONS =
            List.of("org.springframework.samples.", "org.springframework.petclinic.", "dev.rowan.examples.");

    private static final List<String> PREFIXES = List.of(
            "java.",
            "javax.",
            "jdk.",
            "sun.",
            "com.sun.",
            "jakarta.",
            "kotlin.",
            "kotlinx.",
            "scala.",
            "groovy.",
            "org.codehaus.groovy.",
            "org.apache.groovy.",
            "org.springframework.",
            "org.hibernate.",
            "org.jooq.",
            "org.apache.ibatis.",
            "org.mybatis.",
            "org.apache.commons.",
            "org.apache.tomcat.",
            "org.apache.catalina.",
            "org.apache.coyote.",
            "org.apache.derby.",
            "org.apache.maven.",
            "org.apache.logging.",
            "org.apache.camel.",
            "org.apache.openjpa.",
            "org.junit.",
            "junit.",
            "org.testng.",
            "org.mockito.",
            "org.assertj.",
            "org.eclipse.",
            "com.zaxxer.",
            "com.mchange.",
            "com.p6spy.",
            "net.ttddyy.",
            "net.bytebuddy.",
            "io.agroal.",
            "io.quarkus.",
            "io.smallrye.",
            "io.micronaut.",
            "io.netty.",
            "io.undertow.",
            "io.vertx.",
            "io.micrometer.",
            "io.opentelemetry.",
            "reactor.",
            "org.jboss.",
            "org.wildfly.",
            "org.postgresql.",
            "org.mariadb.",
            "org.sqlite.",
            "org.h2.",
            "org.hsqldb.",
            "com.mysql.",
            "oracle.",
            "com.microsoft.sqlserver.",
            "com.ibm.",
            "org.flywaydb.",
            "liquibase.",
            "com.fasterxml.",
            "com.google.common.",
            "com.google.inject.",
            "org.slf4j.",
            "ch.qos.logback.",
            "org.aspectj.",
            "org.apache.activemq.",
            "org.apache.kafka.",
            "com.rabbitmq.",
            "org.quartz.",
            "org.jobrunr.",
            "com.github.kagkarlsson.",
            "com.github.benmanes.caffeine.",
            "org.ehcache.",
            "com.hazelcast.",
            "org.infinispan.",
            "net.sf.cglib.",
            "org.gradle.",
            "worker.org.gradle.",
            "com.intellij.rt.",
            "org.jdbi.",
            "org.skife.jdbi.",
            "io.ebean.",
            "io.ebeaninternal.",
            "io.ebeanservice.",
            "io.avaje.",
            "com.baomidou.",
            "com.github.pagehelper.",
            "tk.mybatis.",
            "com.alibaba.druid.",
            "com.atomikos.",
            "org.apache.shardingsphere.",
            "org.apache.shiro.",
            "org.apache.struts2.",
            "org.apache.wicket.",
            "org.apache.cayenne.",
            "org.datanucleus.",
            "org.javalite.",
            "org.jetbrains.exposed.",
            "org.ktorm.",
            "org.seasar.doma.",
            "org.sql2o.",
            "net.sourceforge.stripes.",
            "com.netflix.",
            "graphql.",
            "io.javalin.",
            "io.dropwizard.",
            "io.jsonwebtoken.",
            "io.hypersistence.",
            "com.vladmihalcea.",
            "com.querydsl.",
            "com.blazebit.",
            "org.thymeleaf.",
            "org.jacoco.",
            "org.testcontainers.",
            "io.zonky.",
            "net.jqwik.",
            "io.kotest.",
            "io.cucumber.",
            "org.spockframework.",
            "org.dbunit.",
            "com.github.database.rider.",
            "com.github.springtestdbunit.",
            "com.ninja_squad.dbsetup.",
            "org.openjdk.jmh.",
            "com.sun.proxy.",
            "dev.rowan.orm.",
            "dev.rowan.agent.boot.",
            "dev.rowan.agent.capture.",
            "dev.rowan.agent.record.",
            "dev.rowan.p6spy.",
            "dev.rowan.testing.",
            "dev.rowan.analysis.");

    /** What proxies and enhancers put into the names of the classes that they make. */
    private static final List<String> MADE = List.of(
            "$$SpringCGLIB$$",
            "$$EnhancerBy",
            "$$FastClass",
            "$HibernateProxy",
            "$$Lambda",
            "$Proxy",
            "$MockitoMock$",
            "$ByteBuddy$",
            "_$$_",
            "$HibernateInstantiator$",
            "$HibernateAccessOptimizer$",
            "$HibernateBasicProxy$",
            "_ClientProxy",
            "_Subclass",
            "$quarkusrestinvoker$",
            "$$Owb",
            "$Definition$");

    private Library() {}

    public static boolean owns(String className) {
        for (String application : APPLICATIONS) {
            if (className.startsWith(application)) {
                return isMade(className);
            }
        }
        for (String prefix : PREFIXES) {
            if (className.startsWith(prefix)) {
                return true;
            }
        }
        return isMade(className);
    }

    public static boolean isMade(String className) {
        for (String part : MADE) {
            if (className.contains(part)) {
                return true;
            }
        }
        return false;
    }

    /** The library that a frame between driver and application speaks of; the later in {@link Via} does not win. */
    public static @Nullable Via via(String className) {
        if (className.startsWith("dev.rowan.orm.")) {
            return Via.ROWAN;
        }
        if (className.startsWith("org.springframework.data.jpa.")) {
            return Via.SPRING_DATA_JPA;
        }
        if (className.startsWith("org.hibernate.")) {
            return Via.HIBERNATE;
        }
        if (className.startsWith("org.jooq.")) {
            return Via.JOOQ;
        }
        if (className.startsWith("org.apache.ibatis.")) {
            return Via.MYBATIS;
        }
        if (className.startsWith("org.springframework.jdbc.")) {
            return Via.SPRING_JDBC;
        }
        if (className.startsWith("org.jdbi.") || className.startsWith("org.skife.jdbi.")) {
            return Via.JDBI;
        }
        return className.startsWith("org.eclipse.persistence.") ? Via.ECLIPSELINK : null;
    }

    /** Whether {@link #role} of any method of the class may be one: the methods of others need not be named. */
    public static boolean mayHaveRole(String className) {
        return className.startsWith("org.flywaydb.core.")
                || className.startsWith("liquibase.")
                || className.startsWith("org.springframework.jdbc.datasource.init.")
                || className.startsWith("org.springframework.test.context.jdbc.")
                || className.startsWith("org.springframework.context.support.")
                || className.startsWith("org.testcontainers.")
                || className.equals("org.apache.ibatis.jdbc.ScriptRunner")
                || className.equals("org.h2.tools.RunScript")
                || isFixture(className)
                || className.startsWith("io.ebean.migration.")
                || className.startsWith("io.ebeaninternal.dbmigration.")
                || className.startsWith("dev.rowan.orm.migrate.")
                || className.startsWith("dev.rowan.orm.schema.")
                || className.startsWith("org.hibernate.tool.")
                || className.startsWith("org.hibernate.id.")
                || className.startsWith("org.hibernate.query.sqm.mutation.internal.temptable.")
                || className.startsWith("org.hibernate.boot.internal.")
                || className.startsWith("com.zaxxer.hikari.pool.")
                || className.startsWith("org.apache.commons.dbcp2.")
                || className.startsWith("org.apache.tomcat.jdbc.pool.")
                || className.startsWith("com.mchange.v2.c3p0.")
                || className.startsWith("io.agroal.pool.");
    }

    /** Why a statement with this method on its stack is not the application's own doing. */
    public static @Nullable Role role(String className, String method) {
        if (className.startsWith("org.flywaydb.core.")
                || className.startsWith("liquibase.")
                || className.startsWith("org.springframework.jdbc.datasource.init.")
                || className.startsWith("org.springframework.test.context.jdbc.")
                || className.startsWith("org.testcontainers.")
                || className.equals("org.apache.ibatis.jdbc.ScriptRunner")
                || className.equals("org.h2.tools.RunScript")) {
            return Role.MIGRATION;
        }
        if (isFixture(className)) {
            return Role.FIXTURE;
        }
        if (className.startsWith("dev.rowan.orm.migrate.") || className.startsWith("io.ebean.migration.")) {
            return Role.MIGRATION;
        }
        if (className.startsWith("org.hibernate.tool.")
                || className.startsWith("io.ebeaninternal.dbmigration.")
                || className.startsWith("dev.rowan.orm.schema.")) {
            return Role.SCHEMA;
        }
        if (className.startsWith("org.hibernate.id.")
                || className.startsWith("org.hibernate.query.sqm.mutation.internal.temptable.")) {
            return className.contains("Sequence") || className.contains("Table") ? Role.SEQUENCE_CALL : null;
        }
        if (className.equals("org.springframework.context.support.AbstractApplicationContext")) {
            return method.equals("refresh") ? Role.CONTEXT_START : null;
        }
        if (className.equals("org.hibernate.boot.internal.SessionFactoryBuilderImpl")) {
            return Role.CONTEXT_START;
        }
        return isValidation(className, method) ? Role.POOL_VALIDATION : null;
    }

    /** Whether Spring has made the class, as a subclass of the one that it stands in front of. */
    public static boolean isSubclassMade(String className) {
        return className.contains("$$SpringCGLIB$$") || className.contains("$$EnhancerBySpringCGLIB$$");
    }

    /** What puts a test's rows into tables, and looks at them afterwards. */
    private static boolean isFixture(String className) {
        return className.startsWith("org.dbunit.")
                || className.startsWith("com.github.database.rider.")
                || className.startsWith("com.github.springtestdbunit.")
                || className.startsWith("com.ninja_squad.dbsetup.");
    }

    /** Who begins and ends a transaction around a call of application code. */
    public static boolean isTransactionBoundary(String className) {
        return className.startsWith("org.springframework.transaction.")
                || className.startsWith("io.micronaut.transaction.")
                || className.contains(".TransactionalInterceptor");
    }

    private static boolean isValidation(String className, String method) {
        return className.equals("com.zaxxer.hikari.pool.PoolBase")
                || (className.startsWith("org.apache.commons.dbcp2.Poolable") && method.startsWith("validate"))
                || (className.equals("org.apache.tomcat.jdbc.pool.PooledConnection") && method.startsWith("validate"))
                || (className.startsWith("com.mchange.v2.c3p0.") && className.contains("ConnectionTester"))
                || (className.startsWith("io.agroal.pool.")
                        && method.toLowerCase(java.util.Locale.ROOT).contains("valid"));
    }

    /** Whether a method of the class may be one that {@linkplain #goesOn goes on} with a call. */
    public static boolean mayGoOn(String className) {
        return className.contains("Invocation") || className.contains("JoinPoint") || className.contains("Interceptor");
    }

    /**
     * Whether a method goes on with a call that somebody stands in the way of: whoever calls it is an interceptor, an
     * advice or a plugin, and asks for nothing itself.
     */
    public static boolean goesOn(String className, String method) {
        return method.equals("proceed") && mayGoOn(className);
    }

    /** {@code lambda$list$0} is code of {@code list}. */
    public static String method(String method) {
        if (!method.startsWith("lambda$")) {
            return method;
        }
        int last = method.lastIndexOf('$');
        String name = last <= "lambda$".length() ? method : method.substring("lambda$".length(), last);
        return name.equals("new") ? "<init>" : name.equals("static") ? "<clinit>" : name;
    }
}
