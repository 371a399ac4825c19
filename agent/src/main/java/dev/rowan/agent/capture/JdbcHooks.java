package dev.rowan.agent.capture;

import static net.bytebuddy.matcher.ElementMatchers.isPublic;
import static net.bytebuddy.matcher.ElementMatchers.isStatic;
import static net.bytebuddy.matcher.ElementMatchers.nameStartsWith;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.namedOneOf;
import static net.bytebuddy.matcher.ElementMatchers.not;
import static net.bytebuddy.matcher.ElementMatchers.returns;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;
import static net.bytebuddy.matcher.ElementMatchers.takesNoArguments;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;

/**
 * Which advice goes into which methods of a driver's classes.
 *
 * <p>Arguments and return types are constrained: drivers have methods of the same names that are not
 * JDBC's. A return type may be the driver's own class: MariaDB narrows them.
 */
final class JdbcHooks {
    private static final Map<Role, List<Hook>> HOOKS = hooks();

    private JdbcHooks() {}

    static List<Hook> of(Set<Role> roles) {
        List<Hook> all = new ArrayList<>();
        roles.forEach(role -> all.addAll(HOOKS.getOrDefault(role, List.of())));
        return all;
    }

    private static Map<Role, List<Hook>> hooks() {
        Map<Role, List<Hook>> hooks = new EnumMap<>(Role.class);
        hooks.put(Role.DRIVER, List.of(Hook.of(Hide.class, method("connect").and(takesArguments(2)))));
        // PostgreSQL's driver asks the server whether a column is nullable, and for the key of rows that are changed:
        // that
        // by a method that is not public.
        List<Hook> asked = List.of(Hook.of(
                Hide.class,
                not(isStatic())
                        .and(nameStartsWith("get").or(nameStartsWith("is")).or(nameStartsWith("supports")))
                        .and(not(namedOneOf("getClass", "isWrapperFor")))));
        // A transaction manager's words, which MariaDB's driver sends as statements.
        hooks.put(
                Role.XA_RESOURCE,
                List.of(Hook.of(
                        Hide.class,
                        publicMethod()
                                .and(namedOneOf(
                                        "start", "end", "prepare", "commit", "rollback", "recover", "forget")))));
        hooks.put(Role.META_DATA, asked);
        hooks.put(Role.RESULT_META_DATA, asked);
        hooks.put(Role.PARAMETER_META_DATA, asked);
        hooks.put(Role.CONNECTION, connection());
        hooks.put(Role.STATEMENT, statement());
        hooks.put(Role.PREPARED_STATEMENT, preparedStatement());
        hooks.put(Role.RESULT_SET, resultSet());
        return hooks;
    }

    private static List<Hook> connection() {
        ElementMatcher.Junction<MethodDescription> own =
                namedOneOf("setAutoCommit", "getAutoCommit", "isClosed", "isWrapperFor", "unwrap");
        return List.of(
                Hook.of(ConnectionAdvice.Create.class, method("createStatement").and(returnsObject())),
                Hook.of(
                        ConnectionAdvice.Prepare.class,
                        publicMethod()
                                .and(namedOneOf("prepareStatement", "prepareCall"))
                                .and(takesArgument(0, String.class))
                                .and(returnsObject())),
                Hook.of(
                        ConnectionAdvice.AutoCommit.class,
                        method("setAutoCommit").and(takesArguments(boolean.class))),
                Hook.of(ConnectionAdvice.Commit.class, method("commit").and(takesNoArguments())),
                Hook.of(ConnectionAdvice.Rollback.class, method("rollback").and(takesNoArguments())),
                Hook.of(ConnectionAdvice.Close.class, method("close").and(takesNoArguments())),
                Hook.of(ConnectionAdvice.Abort.class, method("abort").and(takesArguments(1))),
                Hook.of(ConnectionAdvice.GiveBack.class, method("clearWarnings").and(takesNoArguments())),
                Hook.of(
                        Hide.class,
                        publicMethod()
                                .and(nameStartsWith("set")
                                        .or(nameStartsWith("get"))
                                        .or(named("isValid"))
                                        .or(named("releaseSavepoint"))
                                        .or(named("rollback").and(takesArguments(1))))
                                .and(not(own))));
    }

    private static List<Hook> statement() {
        return List.of(
                Hook.of(
                        ExecutionAdvice.QueryText.class,
                        withText("executeQuery").and(returnsObject())),
                Hook.of(
                        ExecutionAdvice.UpdateText.class,
                        publicMethod()
                                .and(namedOneOf("executeUpdate", "executeLargeUpdate"))
                                .and(takesArgument(0, String.class))
                                .and(returnsNumber())),
                Hook.of(ExecutionAdvice.ExecuteText.class, withText("execute").and(returns(boolean.class))),
                Hook.of(
                        ExecutionAdvice.ExecuteBatch.class,
                        publicMethod()
                                .and(namedOneOf("executeBatch", "executeLargeBatch"))
                                .and(takesNoArguments())
                                .and(returns(int[].class).or(returns(long[].class)))),
                Hook.of(BindAdvice.AddBatchText.class, withText("addBatch")),
                Hook.of(BindAdvice.ClearBatch.class, method("clearBatch").and(takesNoArguments())),
                Hook.of(
                        ExecutionAdvice.UpdateCount.class,
                        publicMethod()
                                .and(namedOneOf("getUpdateCount", "getLargeUpdateCount"))
                                .and(takesNoArguments())
                                .and(returnsNumber())),
                Hook.of(
                        ExecutionAdvice.GiveResult.class,
                        method("getResultSet").and(takesNoArguments()).and(returnsObject())),
                Hook.of(
                        ExecutionAdvice.GiveKeys.class,
                        method("getGeneratedKeys").and(takesNoArguments())),
                Hook.of(ExecutionAdvice.Close.class, method("close").and(takesNoArguments())));
    }

    private static List<Hook> preparedStatement() {
        ElementMatcher.Junction<MethodDescription> setter = publicMethod()
                .and(nameStartsWith("set"))
                .and(takesArgument(0, int.class))
                .and(returns(void.class))
                .and(not(takesArguments(1)));
        return List.of(
                Hook.of(
                        ExecutionAdvice.Query.class,
                        method("executeQuery").and(takesNoArguments()).and(returnsObject())),
                Hook.of(
                        ExecutionAdvice.Update.class,
                        publicMethod()
                                .and(namedOneOf("executeUpdate", "executeLargeUpdate"))
                                .and(takesNoArguments())
                                .and(returnsNumber())),
                Hook.of(
                        ExecutionAdvice.Execute.class,
                        method("execute").and(takesNoArguments()).and(returns(boolean.class))),
                Hook.of(BindAdvice.AddBatch.class, method("addBatch").and(takesNoArguments())),
                Hook.of(BindAdvice.ClearBinds.class, method("clearParameters").and(takesNoArguments())),
                Hook.of(
                        BindAdvice.BindInt.class,
                        setter.and(takesArguments(int.class, int.class)).and(named("setInt"))),
                Hook.of(
                        BindAdvice.BindLong.class,
                        setter.and(takesArguments(int.class, long.class)).and(named("setLong"))),
                Hook.of(BindAdvice.BindNull.class, setter.and(named("setNull"))),
                Hook.of(
                        Hide.class,
                        publicMethod()
                                .and(namedOneOf("getMetaData", "getParameterMetaData"))
                                .and(takesNoArguments())),
                Hook.of(
                        BindAdvice.BindNamed.class,
                        publicMethod()
                                .and(nameStartsWith("set"))
                                .and(takesArgument(0, String.class))
                                .and(returns(void.class))
                                .and(not(takesArguments(1)))),
                Hook.of(BindAdvice.BindObject.class, setter.and(not(namedOneOf("setInt", "setLong", "setNull")))));
    }

    private static List<Hook> resultSet() {
        ElementMatcher.Junction<MethodDescription> others =
                namedOneOf("getString", "getObject", "getBigDecimal", "getShort", "getBytes", "getNString");
        ElementMatcher.Junction<MethodDescription> noKeys = namedOneOf(
                "getBoolean",
                "getByte",
                "getFloat",
                "getDouble",
                "getDate",
                "getTime",
                "getTimestamp",
                "getArray",
                "getBlob",
                "getClob",
                "getNClob",
                "getSQLXML",
                "getURL",
                "getRowId",
                "getRef",
                "getAsciiStream",
                "getUnicodeStream",
                "getBinaryStream",
                "getCharacterStream",
                "getNCharacterStream");
        ElementMatcher.Junction<MethodDescription> byIndex = publicMethod().and(takesArgument(0, int.class));
        ElementMatcher.Junction<MethodDescription> byLabel = publicMethod().and(takesArgument(0, String.class));
        return List.of(
                Hook.of(
                        ResultAdvice.Next.class,
                        method("next").and(takesNoArguments()).and(returns(boolean.class))),
                Hook.of(
                        ResultAdvice.Move.class,
                        publicMethod()
                                .and(namedOneOf("first", "last", "previous")
                                        .and(takesNoArguments())
                                        .or(namedOneOf("absolute", "relative").and(takesArguments(int.class))))
                                .and(returns(boolean.class))),
                Hook.of(
                        Hide.class,
                        publicMethod()
                                .and(namedOneOf("beforeFirst", "afterLast", "getMetaData"))
                                .and(takesNoArguments())),
                Hook.of(
                        ResultAdvice.Close.class,
                        method("close").and(takesNoArguments()).and(returns(void.class))),
                Hook.of(ResultAdvice.ReadInt.class, byIndex.and(named("getInt")).and(returns(int.class))),
                Hook.of(
                        ResultAdvice.ReadLong.class,
                        byIndex.and(named("getLong")).and(returns(long.class))),
                Hook.of(ResultAdvice.ReadObject.class, byIndex.and(others).and(not(returns(void.class)))),
                Hook.of(
                        ResultAdvice.ReadIntByLabel.class,
                        byLabel.and(named("getInt")).and(returns(int.class))),
                Hook.of(
                        ResultAdvice.ReadLongByLabel.class,
                        byLabel.and(named("getLong")).and(returns(long.class))),
                Hook.of(ResultAdvice.Touch.class, byIndex.and(noKeys).and(not(returns(void.class)))),
                Hook.of(ResultAdvice.TouchByLabel.class, byLabel.and(noKeys).and(not(returns(void.class)))),
                Hook.of(
                        ResultAdvice.ReadObjectByLabel.class,
                        byLabel.and(others).and(not(returns(void.class)))));
    }

    private static ElementMatcher.Junction<MethodDescription> publicMethod() {
        return isPublic().and(not(isStatic()));
    }

    private static ElementMatcher.Junction<MethodDescription> method(String name) {
        return publicMethod().and(named(name));
    }

    private static ElementMatcher.Junction<MethodDescription> withText(String name) {
        return method(name).and(takesArgument(0, String.class));
    }

    private static ElementMatcher.Junction<MethodDescription> returnsObject() {
        return returns(JdbcHooks::isReference);
    }

    private static boolean isReference(TypeDescription type) {
        return !type.isPrimitive() && !type.isArray();
    }

    private static ElementMatcher.Junction<MethodDescription> returnsNumber() {
        return returns(int.class).or(returns(long.class));
    }
}
