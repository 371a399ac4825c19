package dev.rowan.agent.capture;

import static net.bytebuddy.matcher.ElementMatchers.isConstructor;
import static net.bytebuddy.matcher.ElementMatchers.isStatic;
import static net.bytebuddy.matcher.ElementMatchers.nameEndsWith;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.namedOneOf;
import static net.bytebuddy.matcher.ElementMatchers.not;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;
import static net.bytebuddy.matcher.ElementMatchers.takesNoArguments;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.matcher.ElementMatcher;

/**
 * The classes above JDBC that say who runs a statement, and for what.
 *
 * <p>Named in full, in the JVM's form: a look into a set is all that other classes cost.
 */
final class Frameworks {
    /** A request begins with its filters, which look up who sent it. */
    private static final String TOMCAT_FILTERS = "org/apache/catalina/core/ApplicationFilterChain";

    private static final String SPRING_MOCK_FILTERS = "org/springframework/mock/web/MockFilterChain";
    private static final String UNDERTOW_FILTERS = "io/undertow/servlet/handlers/FilterHandler$FilterChainImpl";
    private static final String JMS_LISTENERS = "org/springframework/jms/listener/AbstractMessageListenerContainer";
    private static final String RABBIT_LISTENERS =
            "org/springframework/amqp/rabbit/listener/AbstractMessageListenerContainer";
    private static final String KAFKA_LISTENERS =
            "org/springframework/kafka/listener/KafkaMessageListenerContainer$ListenerConsumer";
    private static final String JETTY = "org/eclipse/jetty/";

    /** The task of an executor with a thread for each, as virtual threads have it; since JDK 21. */
    private static final String THREAD_BOUND = "java/util/concurrent/ThreadPerTaskExecutor$ThreadBoundFuture";

    private static final Set<String> NAMES = Set.of(
            "org/junit/platform/launcher/core/ExecutionListenerAdapter",
            "org/junit/jupiter/engine/descriptor/TestMethodTestDescriptor",
            "org/junit/jupiter/engine/descriptor/ClassBasedTestDescriptor",
            "org/junit/runner/notification/RunNotifier",
            "org/junit/runners/model/FrameworkMethod",
            "junit/framework/TestCase",
            "jakarta/servlet/http/HttpServlet",
            "javax/servlet/http/HttpServlet",
            TOMCAT_FILTERS,
            SPRING_MOCK_FILTERS,
            UNDERTOW_FILTERS,
            JETTY + "servlet/ServletHandler$Chain",
            JETTY + "ee8/servlet/ServletHandler$Chain",
            JETTY + "ee9/servlet/ServletHandler$Chain",
            JETTY + "ee10/servlet/ServletHandler$Chain",
            JETTY + "ee11/servlet/ServletHandler$Chain",
            "org/springframework/scheduling/support/ScheduledMethodRunnable",
            "org/quartz/core/JobRunShell",
            "org/springframework/messaging/handler/invocation/InvocableHandlerMethod",
            JMS_LISTENERS,
            RABBIT_LISTENERS,
            KAFKA_LISTENERS,
            "org/springframework/data/repository/core/support/RepositoryMethodInvoker",
            "dev/rowan/orm/execute/StatementRun",
            "dev/rowan/orm/execute/FetchRun",
            "org/apache/ibatis/executor/BaseExecutor",
            "org/apache/ibatis/executor/resultset/DefaultResultSetHandler");

    private static final String POOL = "java/util/concurrent/ThreadPoolExecutor";
    private static final String POOLS_WORKER = POOL + "$Worker";

    private static final Set<String> TASKS = Set.of(
            POOL,
            POOLS_WORKER,
            "java/util/concurrent/FutureTask",
            "java/util/concurrent/ForkJoinTask",
            "java/util/concurrent/CompletableFuture$AsyncRun",
            "java/util/concurrent/CompletableFuture$AsyncSupply",
            "java/util/concurrent/CompletableFuture$Completion",
            THREAD_BOUND);

    private Frameworks() {}

    /** By the JVM's class name, before anything is parsed. */
    static boolean hasHooks(String name) {
        return NAMES.contains(name) || HibernateHooks.isOne(name);
    }

    /** Classes that any JVM may have, no sign of a database; loaded long before, perhaps, and so transformed again. */
    static boolean isCommon(String name) {
        return TASKS.contains(name) || HibernateHooks.readsFields(name);
    }

    static List<Hook> hooks(String name) {
        if (TASKS.contains(name)) {
            return tasks(name);
        }
        if (NAMES.contains(name)) {
            Supplier<List<Hook>> made = ByName.HOOKS.get(name);
            return made == null ? List.of() : made.get();
        }
        return HibernateHooks.of(name);
    }

    /** The constructors of two superclasses see every task; a third has neither as its own. */
    private static List<Hook> tasks(String name) {
        if (name.equals(POOL)) {
            return List.of(
                    Hook.of(TaskAdvice.TaskGiven.class, named("execute").and(takesArguments(Runnable.class))),
                    Hook.of(TaskAdvice.TaskRefused.class, named("reject").and(takesArguments(Runnable.class))),
                    Hook.of(TaskAdvice.TaskTaken.class, named("getTask").and(takesNoArguments())));
        }
        if (name.equals(POOLS_WORKER)) {
            return List.of(Hook.of(TaskAdvice.WorkerRun.class, named("run").and(takesNoArguments())));
        }
        Hook runs = Hook.of(
                TaskAdvice.TaskRun.class,
                namedOneOf("run", "doExec").and(takesNoArguments()).and(not(isStatic())));
        if (name.endsWith("/FutureTask")) {
            return List.of(
                    runs,
                    Hook.of(TaskAdvice.PeriodRun.class, named("runAndReset").and(takesNoArguments())),
                    Hook.of(TaskAdvice.TaskMade.class, isConstructor()));
        }
        boolean made = name.endsWith("/ForkJoinTask") || name.equals(THREAD_BOUND);
        return made ? List.of(runs, Hook.of(TaskAdvice.TaskMade.class, isConstructor())) : List.of(runs);
    }

    /** Apart, so that Byte Buddy's classes are loaded with the first class of interest and not before. */
    private static final class ByName {
        static final Map<String, Supplier<List<Hook>>> HOOKS = Map.ofEntries(
                Map.entry(
                        "org/junit/platform/launcher/core/ExecutionListenerAdapter",
                        () -> List.of(
                                Hook.of(
                                        FrameworkAdvice.TestStarted.class,
                                        named("executionStarted").and(takesArguments(1))),
                                Hook.of(
                                        FrameworkAdvice.TestFinished.class,
                                        named("executionFinished").and(takesArguments(2))))),
                phases("org/junit/jupiter/engine/descriptor/TestMethodTestDescriptor"),
                phases("org/junit/jupiter/engine/descriptor/ClassBasedTestDescriptor"),
                Map.entry(
                        "org/junit/runner/notification/RunNotifier",
                        () -> List.of(
                                Hook.of(
                                        FrameworkAdvice.JUnit4Started.class,
                                        named("fireTestStarted").and(takesArguments(1))),
                                Hook.of(
                                        FrameworkAdvice.JUnit4Finished.class,
                                        named("fireTestFinished").and(takesArguments(1))))),
                one("org/junit/runners/model/FrameworkMethod", OldTestAdvice.Called.class, named("invokeExplosively")),
                Map.entry(
                        "junit/framework/TestCase",
                        () -> List.of(
                                Hook.of(
                                        OldTestAdvice.Bare.class,
                                        named("runBare").and(takesNoArguments())),
                                Hook.of(
                                        OldTestAdvice.Test.class,
                                        named("runTest").and(takesNoArguments())))),
                servlet("jakarta"),
                servlet("javax"),
                filters(TOMCAT_FILTERS),
                filters(SPRING_MOCK_FILTERS),
                filters(UNDERTOW_FILTERS),
                filters(JETTY + "servlet/ServletHandler$Chain"),
                filters(JETTY + "ee8/servlet/ServletHandler$Chain"),
                filters(JETTY + "ee9/servlet/ServletHandler$Chain"),
                filters(JETTY + "ee10/servlet/ServletHandler$Chain"),
                filters(JETTY + "ee11/servlet/ServletHandler$Chain"),
                one(
                        "org/springframework/scheduling/support/ScheduledMethodRunnable",
                        FrameworkAdvice.Scheduled.class,
                        named("run").and(takesNoArguments())),
                one(
                        "org/quartz/core/JobRunShell",
                        FrameworkAdvice.Job.class,
                        named("run").and(takesNoArguments())),
                one(
                        "org/springframework/messaging/handler/invocation/InvocableHandlerMethod",
                        FrameworkAdvice.Message.class,
                        named("invoke").and(takesArgument(0, named("org.springframework.messaging.Message")))),
                one(JMS_LISTENERS, FrameworkAdvice.Listener.class, named("doInvokeListener")),
                one(RABBIT_LISTENERS, FrameworkAdvice.Listener.class, named("doInvokeListener")),
                one(
                        KAFKA_LISTENERS,
                        FrameworkAdvice.KafkaListener.class,
                        namedOneOf("doInvokeOnMessage", "doInvokeBatchOnMessage")),
                one(
                        "org/springframework/data/repository/core/support/RepositoryMethodInvoker",
                        FrameworkAdvice.Repository.class,
                        named("invoke").and(takesArgument(0, Class.class))),
                one(
                        "dev/rowan/orm/execute/StatementRun",
                        FrameworkAdvice.Rowan.class,
                        named("run").and(isStatic()).and(takesArguments(2)).and(takesArgument(0, Map.class))),
                Map.entry(
                        "dev/rowan/orm/execute/FetchRun",
                        () -> List.of(
                                Hook.of(
                                        FrameworkAdvice.RowanFetched.class,
                                        named("loaded").and(isStatic()).and(takesArguments(Map.class))),
                                Hook.of(
                                        FrameworkAdvice.RowanFetchLooked.class,
                                        named("looked").and(isStatic()).and(takesArguments(Map.class))))),
                one(
                        "org/apache/ibatis/executor/BaseExecutor",
                        FrameworkAdvice.MappedStatement.class,
                        namedOneOf("query", "update", "queryCursor")
                                .and(takesArgument(0, named("org.apache.ibatis.mapping.MappedStatement")))),
                one(
                        "org/apache/ibatis/executor/resultset/DefaultResultSetHandler",
                        FrameworkAdvice.NestedSelect.class,
                        named("getNestedQueryMappingValue")
                                .and(takesArgument(2, named("org.apache.ibatis.mapping.ResultMapping")))));

        private ByName() {}

        private static Map.Entry<String, Supplier<List<Hook>>> one(
                String name, Class<?> advice, ElementMatcher<? super MethodDescription> methods) {
            return Map.entry(name, () -> List.of(Hook.of(advice, methods)));
        }

        private static Map.Entry<String, Supplier<List<Hook>>> phases(String name) {
            return one(
                    name,
                    FrameworkAdvice.Phase.class,
                    namedOneOf(
                            "invokeBeforeAllCallbacks",
                            "invokeBeforeAllMethods",
                            "invokeBeforeEachCallbacks",
                            "invokeBeforeEachMethods",
                            "invokeBeforeTestExecutionCallbacks",
                            "invokeTestMethod",
                            "invokeAfterTestExecutionCallbacks",
                            "invokeAfterEachMethods",
                            "invokeAfterEachCallbacks",
                            "invokeAfterAllMethods",
                            "invokeAfterAllCallbacks"));
        }

        private static Map.Entry<String, Supplier<List<Hook>>> servlet(String namespace) {
            return one(
                    namespace + "/servlet/http/HttpServlet",
                    FrameworkAdvice.Request.class,
                    named("service").and(takesArgument(0, named(namespace + ".servlet.ServletRequest"))));
        }

        /** {@code FilterChain.doFilter(ServletRequest, ServletResponse)}, of either namespace. */
        private static Map.Entry<String, Supplier<List<Hook>>> filters(String chain) {
            return one(
                    chain,
                    FrameworkAdvice.Request.class,
                    named("doFilter").and(takesArgument(0, nameEndsWith(".servlet.ServletRequest"))));
        }
    }
}
