package dev.rowan.agent.capture;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which classes may belong to a JDBC driver, judged by name alone, before anything is parsed.
 *
 * <p>Names are in the JVM's form, with slashes.
 */
final class Drivers {
    /** Packages whose every class is worth a look at its supertypes. */
    private static final String[] KNOWN = {
        "org/postgresql/jdbc/",
        "org/postgresql/Driver",
        "org/mariadb/jdbc/",
        "org/sqlite/",
        "org/h2/jdbc/",
        "org/h2/Driver",
        "org/hsqldb/jdbc/",
        "org/apache/derby/impl/jdbc/Embed",
        "org/apache/derby/client/am/",
        "org/apache/derby/client/net/",
        "org/apache/derby/iapi/jdbc/",
        "com/mysql/cj/jdbc/",
        "com/mysql/jdbc/",
        "oracle/jdbc/",
        "com/microsoft/sqlserver/jdbc/",
        "com/ibm/db2/jcc/",
        "com/ibm/as400/access/",
        "net/sourceforge/jtds/jdbc/",
        "org/firebirdsql/",
        "org/duckdb/",
        "net/snowflake/client/",
        "com/clickhouse/jdbc/",
        "com/sap/db/jdbc/",
        "com/edb/jdbc/",
        "com/informix/jdbc/",
        "com/sybase/jdbc",
        "org/rowan/stub/",
    };

    /** Wrappers and libraries whose classes implement JDBC, or are named as if, and send nothing. */
    private static final String[] NOT_DRIVERS = {
        "java/",
        "javax/",
        "jdk/",
        "sun/",
        "com/sun/",
        "dev/rowan/",
        "com/zaxxer/hikari/",
        "org/apache/commons/dbcp",
        "org/apache/tomcat/",
        "com/mchange/",
        "io/agroal/",
        "com/p6spy/",
        "net/ttddyy/",
        "org/springframework/",
        "org/hibernate/",
        "org/jooq/",
        "org/apache/ibatis/",
        "org/junit/",
        "org/mockito/",
        "net/bytebuddy/",
        "kotlin/",
        "org/apache/maven/",
        "org/eclipse/aether/",
        "org/eclipse/jetty/",
        "io/netty/",
        "org/apache/http/",
        "org/apache/hc/",
    };

    /**
     * SQLite's methods are declared on classes that do not implement the interfaces; their subclasses,
     * which do, declare nothing.
     */
    private static final Map<String, Set<Role>> DECLARERS = Map.of(
            "org/sqlite/jdbc3/JDBC3Connection",
            EnumSet.of(Role.CONNECTION),
            "org/sqlite/jdbc3/JDBC3Statement",
            EnumSet.of(Role.STATEMENT),
            "org/sqlite/jdbc3/JDBC3PreparedStatement",
            EnumSet.of(Role.STATEMENT, Role.PREPARED_STATEMENT),
            "org/sqlite/core/CorePreparedStatement",
            EnumSet.of(Role.STATEMENT, Role.PREPARED_STATEMENT),
            "org/sqlite/core/CoreStatement",
            EnumSet.of(Role.STATEMENT),
            "org/sqlite/jdbc3/JDBC3ResultSet",
            EnumSet.of(Role.RESULT_SET),
            "org/sqlite/core/CoreResultSet",
            EnumSet.of(Role.RESULT_SET),
            SelfTest.TARGET,
            EnumSet.of(Role.STATEMENT));

    /** "java/sql/" in a class file's constants. */
    private static final byte[] JAVA_SQL = {'j', 'a', 'v', 'a', '/', 's', 'q', 'l', '/'};

    private Drivers() {}

    /** Whether the class's supertypes are worth resolving. */
    static boolean mayBeOne(String name, byte[] classFile) {
        for (String known : KNOWN) {
            if (name.startsWith(known)) {
                return true;
            }
        }
        return namedLikeOne(name) && mentionsJdbc(classFile) && !isNone(name);
    }

    /** Roles that a class has by its name alone, or {@code null}. */
    static @Nullable Set<Role> declared(String name) {
        return DECLARERS.get(name);
    }

    private static boolean namedLikeOne(String name) {
        int simple = name.lastIndexOf('/') + 1;
        return name.indexOf("Statement", simple) >= 0
                || name.indexOf("ResultSet", simple) >= 0
                || name.indexOf("Connection", simple) >= 0
                || name.indexOf("/jdbc/") >= 0;
    }

    /** Whether it is the JDK's, a wrapper's or a proxy. */
    static boolean isNone(String name) {
        for (String other : NOT_DRIVERS) {
            if (name.startsWith(other)) {
                return true;
            }
        }
        return name.contains("$$") || name.contains("$Proxy");
    }

    private static boolean mentionsJdbc(byte[] classFile) {
        int last = classFile.length - JAVA_SQL.length;
        for (int i = 0; i <= last; i++) {
            if (classFile[i] == 'j' && matches(classFile, i)) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(byte[] classFile, int from) {
        for (int i = 1; i < JAVA_SQL.length; i++) {
            if (classFile[from + i] != JAVA_SQL[i]) {
                return false;
            }
        }
        return true;
    }
}
