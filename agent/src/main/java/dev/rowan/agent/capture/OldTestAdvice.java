package dev.rowan.agent.capture;

import dev.rowan.agent.boot.Moment;
import dev.rowan.agent.boot.MomentProbe;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Code that is copied into JUnit 3 and 4, which have no phases to tell. Like {@link Hide} it names only {@code agent.boot}. */
final class OldTestAdvice {
    private OldTestAdvice() {}

    /** JUnit 4's {@code FrameworkMethod.invokeExplosively(Object, Object...)}: a test, or what surrounds tests. */
    static final class Called {
        private Called() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(@Advice.This Object method) {
            return MomentProbe.begin(Moment.JUNIT4_METHOD, method, null);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter @Nullable Object token) {
            MomentProbe.end(Moment.JUNIT4_METHOD, token, null);
        }
    }

    /** JUnit 3's {@code TestCase.runBare()}: the set-up comes first. */
    static final class Bare {
        private Bare() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.This Object test) {
            MomentProbe.begin(Moment.JUNIT3_SETUP, test, null);
        }
    }

    /** JUnit 3's {@code TestCase.runTest()}, between set-up and tear-down. */
    static final class Test {
        private Test() {}

        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter() {
            MomentProbe.begin(Moment.TEST_PHASE, "invokeTestMethod", null);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit() {
            MomentProbe.begin(Moment.TEST_PHASE, "invokeAfterEachMethods", null);
        }
    }
}
