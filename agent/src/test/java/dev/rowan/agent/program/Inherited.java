package dev.rowan.agent.program;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.description.modifier.Visibility;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;
import net.bytebuddy.implementation.InvocationHandlerAdapter;

/** A driver whose methods are declared on classes that do not implement JDBC's interfaces, under short names. */
public final class Inherited {
    private static final int ROWS = 3;
    private static final int FIRST = 880;

    private Inherited() {}

    /** Runs it; the argument is the package of the driver's classes. */
    public static void main(String[] args) throws Exception {
        try (Connection connection = connection(args[0]);
                PreparedStatement parents = connection.prepareStatement("select id from parent");
                ResultSet rows = parents.executeQuery()) {
            while (rows.next()) {
                child(connection, rows.getInt(1));
            }
        }
    }

    private static void child(Connection connection, int id) throws SQLException {
        try (PreparedStatement child = connection.prepareStatement("select id from child where parent_id = ?")) {
            child.setInt(1, id);
            try (ResultSet rows = child.executeQuery()) {
                rows.next();
            }
        }
    }

    private static Connection connection(String names) throws ReflectiveOperationException {
        return (Connection)
                instance(names + ".a", Connection.class, (self, method, arguments) -> switch (method.getName()) {
                    case "prepareStatement" -> statement(names);
                    case "close" -> null;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private static Object statement(String names) throws ReflectiveOperationException {
        return instance(names + ".b", PreparedStatement.class, (self, method, arguments) -> switch (method.getName()) {
            case "executeQuery" -> rows(names);
            case "setInt", "close" -> null;
            default -> throw new UnsupportedOperationException(method.getName());
        });
    }

    private static Object rows(String names) throws ReflectiveOperationException {
        int[] at = {0};
        return instance(names + ".c", ResultSet.class, (self, method, arguments) -> switch (method.getName()) {
            case "next" -> at[0]++ < ROWS;
            case "getInt" -> FIRST + at[0];
            case "close" -> null;
            default -> throw new UnsupportedOperationException(method.getName());
        });
    }

    /** Of a class that declares nothing, and implements the interface with what its parent declares. */
    private static Object instance(String name, Class<?> type, InvocationHandler handler)
            throws ReflectiveOperationException {
        DynamicType.Builder<?> declaring =
                new ByteBuddy().subclass(Object.class).name(name + "0");
        for (Method method : type.getMethods()) {
            if (Modifier.isAbstract(method.getModifiers())) {
                declaring = declaring
                        .defineMethod(method.getName(), method.getReturnType(), Visibility.PUBLIC)
                        .withParameters(method.getParameterTypes())
                        .throwing(method.getExceptionTypes())
                        .intercept(InvocationHandlerAdapter.of(handler));
            }
        }
        DynamicType.Unloaded<?> parent = declaring.make();
        return new ByteBuddy()
                .subclass(parent.getTypeDescription())
                .implement(type)
                .name(name)
                .make()
                .include(parent)
                .load(Inherited.class.getClassLoader(), ClassLoadingStrategy.Default.WRAPPER_PERSISTENT)
                .getLoaded()
                .getConstructor()
                .newInstance();
    }
}
