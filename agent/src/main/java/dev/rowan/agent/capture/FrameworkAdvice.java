package dev.rowan.agent.capture;

import dev.rowan.agent.boot.Moment;
import dev.rowan.agent.boot.MomentProbe;
import java.lang.reflect.Method;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Code that is copied into frameworks above JDBC. Like {@link Hide} it names only {@code agent.boot}. */
final class FrameworkAdvice {
    private FrameworkAdvice() {}

    /** The JUnit Platform's {@code ExecutionListenerAdapter.executionStarted(TestDescriptor)}. */
    static final class TestStarted {
        private TestStarted() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.Argument(0) Object descriptor) {
            MomentProbe.begin(Moment.TEST_STARTED, descriptor, null);
        }
    }

    /** The JUnit Platform's {@code ExecutionListenerAdapter.executionFinished(TestDescriptor, …)}. */
    static final class TestFinished {
        private TestFinished() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.Argument(0) Object descriptor) {
            MomentProbe.begin(Moment.TEST_FINISHED, descriptor, null);
        }
    }

    /** Jupiter's {@code invokeBeforeEachMethods} and its like. */
    static final class Phase {
        private Phase() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(@Advice.Origin("#m") String method) {
            return MomentProbe.begin(Moment.TEST_PHASE, method, null);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter @Nullable Object token) {
            MomentProbe.end(Moment.TEST_PHASE, token, null);
        }
    }

    /** JUnit 4's {@code RunNotifier.fireTestStarted(Description)}. */
    static final class JUnit4Started {
        private JUnit4Started() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.Argument(0) Object description) {
            MomentProbe.begin(Moment.JUNIT4_STARTED, description, null);
        }
    }

    /** JUnit 4's {@code RunNotifier.fireTestFinished(Description)}. */
    static final class JUnit4Finished {
        private JUnit4Finished() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.Argument(0) Object description) {
            MomentProbe.begin(Moment.JUNIT4_FINISHED, description, null);
        }
    }

    /** {@code HttpServlet.service(ServletRequest, ServletResponse)}, and {@code doFilter} of the chain before it. */
    static final class Request {
        private Request() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(@Advice.Argument(0) Object request) {
            return MomentProbe.begin(Moment.REQUEST, request, null);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter @Nullable Object token, @Advice.Argument(0) Object request) {
            MomentProbe.end(Moment.REQUEST, token, request);
        }
    }

    /** Spring's {@code InvocableHandlerMethod.invoke(Message, …)}: the method with {@code @JmsListener} and its like. */
    static final class Message {
        private Message() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(@Advice.This Object handler) {
            return MomentProbe.begin(Moment.MESSAGE, handler, null);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter @Nullable Object token) {
            MomentProbe.end(Moment.MESSAGE, token, null);
        }
    }

    /** {@code doInvokeListener(listener, …)} of Spring's containers for JMS and RabbitMQ. */
    static final class Listener {
        private Listener() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(@Advice.Argument(0) Object listener) {
            return MomentProbe.begin(Moment.LISTENER, listener, null);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter @Nullable Object token) {
            MomentProbe.end(Moment.LISTENER, token, null);
        }
    }

    /** {@code doInvokeOnMessage} and {@code doInvokeBatchOnMessage} of Spring's container for Kafka. */
    static final class KafkaListener {
        private KafkaListener() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(@Advice.FieldValue("genericListener") Object listener) {
            return MomentProbe.begin(Moment.LISTENER, listener, null);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter @Nullable Object token) {
            MomentProbe.end(Moment.LISTENER, token, null);
        }
    }

    /** Quartz's {@code JobRunShell.run()}, which has its context once it was initialised. */
    static final class Job {
        private Job() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(@Advice.FieldValue("jec") Object context) {
            return MomentProbe.begin(Moment.SCHEDULED, context, null);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter @Nullable Object token) {
            MomentProbe.end(Moment.SCHEDULED, token, null);
        }
    }

    /** Spring's {@code ScheduledMethodRunnable.run()}. */
    static final class Scheduled {
        private Scheduled() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(@Advice.This Object task) {
            return MomentProbe.begin(Moment.SCHEDULED, task, null);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter @Nullable Object token) {
            MomentProbe.end(Moment.SCHEDULED, token, null);
        }
    }

    /** Spring Data's {@code RepositoryMethodInvoker.invoke(Class, …)}. */
    static final class Repository {
        private Repository() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(
                @Advice.FieldValue("method") Method method, @Advice.Argument(0) Object repositoryInterface) {
            return MomentProbe.begin(Moment.REPOSITORY, method, repositoryInterface);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter @Nullable Object token) {
            MomentProbe.end(Moment.REPOSITORY, token, null);
        }
    }

    /** MyBatis' {@code BaseExecutor.query} and {@code update}. */
    static final class MappedStatement {
        private MappedStatement() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(@Advice.Argument(0) Object mappedStatement) {
            return MomentProbe.begin(Moment.MAPPED_STATEMENT, mappedStatement, null);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter @Nullable Object token) {
            MomentProbe.end(Moment.MAPPED_STATEMENT, token, null);
        }
    }

    /** MyBatis' {@code DefaultResultSetHandler.getNestedQueryMappingValue(ResultSet, MetaObject, ResultMapping, …)}. */
    static final class NestedSelect {
        private NestedSelect() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(@Advice.Argument(1) Object owner, @Advice.Argument(2) Object mapping) {
            return MomentProbe.begin(Moment.NESTED_SELECT, mapping, owner);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter @Nullable Object token) {
            MomentProbe.end(Moment.NESTED_SELECT, token, null);
        }
    }

    /** Rowan's {@code StatementRun.run(Map, Callable)}: what it knows of the statement that it runs. */
    static final class Rowan {
        private Rowan() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(@Advice.Argument(0) Object statement) {
            return MomentProbe.begin(Moment.ROWAN, statement, null);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter @Nullable Object token) {
            MomentProbe.end(Moment.ROWAN, token, null);
        }
    }

    /** Rowan's {@code FetchRun.loaded(Map)}: a relation came along with its parents. */
    static final class RowanFetched {
        private RowanFetched() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.Argument(0) Object fetch) {
            MomentProbe.begin(Moment.FETCHED, fetch, null);
        }
    }

    /** Rowan's {@code FetchRun.looked(Map)}: something looked at one of its holders. */
    static final class RowanFetchLooked {
        private RowanFetchLooked() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.Argument(0) Object fetch) {
            MomentProbe.begin(Moment.FETCH_LOOKED, fetch, null);
        }
    }
}
