package dev.rowan.agent.program;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;
import net.bytebuddy.implementation.InvocationHandlerAdapter;
import net.bytebuddy.matcher.ElementMatchers;

/** A driver that throws: from everything, from one call after the other, and from all that an application does not need. */
public final class Refusing {
    private static final List<Class<?>> TYPES = List.of(
            Driver.class,
            Connection.class,
            DatabaseMetaData.class,
            Statement.class,
            PreparedStatement.class,
            CallableStatement.class,
            ResultSet.class);

    /** What the application calls; all else throws, {@code getMetaData}, {@code toString} and {@code isClosed} too. */
    private static final Set<String> NEEDED = Set.of(
            "prepareStatement",
            "createStatement",
            "setAutoCommit",
            "commit",
            "rollback",
            "close",
            "setInt",
            "setString",
            "addBatch",
            "executeBatch",
            "execute",
            "executeQuery",
            "executeUpdate",
            "getUpdateCount",
            "next",
            "getInt",
            "getString");

    private static int calls;
    private static int refused;

    private Refusing() {}

    /** Runs it; there are no arguments. */
    public static void main(String[] args) throws Exception {
        everything();
        refused = Integer.MAX_VALUE;
        shop("all");
        int needed = calls;
        for (int each = 0; each < needed; each++) {
            refused = each;
            shop("call " + each);
        }
    }

    // -- everything throws

    private static void everything() throws Exception {
        int[] number = {0};
        for (Class<?> type : TYPES) {
            Object refusing = stub(type, (self, method, arguments) -> {
                throw fault(number[0]++, method.getName());
            });
            Method[] methods = type.getMethods();
            Arrays.sort(methods, Comparator.comparing(Method::toString));
            for (Method method : methods) {
                if (!java.lang.reflect.Modifier.isStatic(method.getModifiers())) {
                    call(refusing, method);
                }
            }
            for (String own : List.of("toString", "hashCode")) {
                call(refusing, Object.class.getMethod(own));
            }
            call(refusing, Object.class.getMethod("equals", Object.class));
        }
    }

    private static void call(Object target, Method method) throws IllegalAccessException {
        Object[] arguments = Arrays.stream(method.getParameterTypes())
                .map(Refusing::argument)
                .toArray();
        try {
            System.out.println(method.getName() + " gave " + method.invoke(target, arguments));
        } catch (InvocationTargetException thrown) {
            System.out.println(method.getName() + " threw " + thrown.getCause());
        }
    }

    private static Object argument(Class<?> type) {
        if (type == String.class) {
            return "select 1";
        }
        if (type == boolean.class) {
            return false;
        }
        if (type == int.class || type == short.class || type == byte.class) {
            return type == int.class ? (Object) 1 : type == short.class ? (Object) (short) 1 : (Object) (byte) 1;
        }
        if (type == long.class) {
            return 1L;
        }
        return type == float.class ? (Object) 1f : type == double.class ? (Object) 1d : null;
    }

    private static Throwable fault(int number, String method) {
        String message = "no " + method;
        return switch (number % 6) {
            case 0 -> new SQLException(message, "08000", number);
            case 1 -> new IllegalStateException(message);
            case 2 -> new AbstractMethodError(message);
            case 3 -> new StackOverflowError(message);
            case 4 -> new AssertionError(message);
            default -> new UnsupportedOperationException(message);
        };
    }

    // -- one call after the other throws, and all that is not needed

    private static void shop(String name) throws SQLException {
        calls = 0;
        StringBuilder said = new StringBuilder(name + ":");
        Connection real = DriverManager.getConnection("jdbc:h2:mem:" + name.replace(' ', '_'));
        Connection connection = (Connection) stubOf(Connection.class, real);
        try (real) {
            fill(connection);
            for (int id = 70; id < 74; id++) {
                said.append(' ').append(read(connection, id));
            }
            connection.commit();
            connection.close();
        } catch (Throwable thrown) {
            said.append(" threw ").append(thrown);
        }
        System.out.println(said);
    }

    private static void fill(Connection connection) throws SQLException {
        Statement tables = connection.createStatement();
        tables.execute("create table thing (id int primary key, name varchar(20))");
        tables.close();
        connection.setAutoCommit(false);
        PreparedStatement insert = connection.prepareStatement("insert into thing (id, name) values (?, ?)");
        for (int id = 70; id < 74; id++) {
            insert.setInt(1, id);
            insert.setString(2, "thing " + id);
            insert.addBatch();
        }
        insert.executeBatch();
        insert.close();
        connection.rollback();
        PreparedStatement one = connection.prepareStatement("insert into thing (id, name) values (?, ?)");
        one.setInt(1, 70);
        one.setString(2, "the first");
        one.execute();
        one.getUpdateCount();
        one.close();
        Statement second = connection.createStatement();
        second.executeUpdate("insert into thing (id, name) values (71, 'the second')");
        second.close();
    }

    private static String read(Connection connection, int id) throws SQLException {
        PreparedStatement select = connection.prepareStatement("select id, name from thing where id = ?");
        select.setInt(1, id);
        ResultSet rows = select.executeQuery();
        String found = rows.next() ? rows.getInt(1) + "=" + rows.getString("name") : "none";
        rows.close();
        select.close();
        return found;
    }

    private static Object stubOf(Class<?> type, Object real) {
        return stub(type, (self, method, arguments) -> {
            if (!NEEDED.contains(method.getName())) {
                throw fault(method.getName().length(), method.getName());
            }
            if (calls++ == refused) {
                throw fault(refused, method.getName());
            }
            Object answer;
            try {
                answer = method.invoke(real, arguments);
            } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
            }
            if (answer instanceof PreparedStatement) {
                return stubOf(PreparedStatement.class, answer);
            }
            if (answer instanceof Statement) {
                return stubOf(Statement.class, answer);
            }
            return answer instanceof ResultSet ? stubOf(ResultSet.class, answer) : answer;
        });
    }

    private static Object stub(Class<?> type, InvocationHandler handler) {
        try {
            // A class like any driver's, under a name that the agent looks for; a proxy's it passes by.
            return new ByteBuddy()
                    .subclass(Object.class)
                    .implement(type)
                    .name("org.rowan.stub.Refusing" + type.getSimpleName())
                    .method(ElementMatchers.not(ElementMatchers.isFinalizer()))
                    .intercept(InvocationHandlerAdapter.of(handler))
                    .make()
                    .load(Refusing.class.getClassLoader(), ClassLoadingStrategy.Default.WRAPPER)
                    .getLoaded()
                    .getConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
