package dev.rowan.testing;

import java.lang.reflect.Method;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/** Records each annotated test's method and holds it to its terms. Stateless but for the platform's own store. */
final class BudgetExtension implements BeforeEachCallback, AfterEachCallback, InvocationInterceptor {
    private static final ExtensionContext.Namespace PLACE = ExtensionContext.Namespace.create(BudgetExtension.class);

    /** Where {@code @BeforeEach} methods count, the watch begins before them. */
    @Override
    public void beforeEach(ExtensionContext context) {
        Terms terms = Terms.of(context);
        if (terms.countsSetUp()) {
            context.getStore(PLACE).put(Watch.class, Watch.begin(terms.name()));
        }
    }

    @Override
    public void interceptTestMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        hold(invocation, context);
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        hold(invocation, context);
    }

    /** Each test that a factory makes is held for itself. */
    @Override
    public void interceptDynamicTest(
            Invocation<Void> invocation, DynamicTestInvocationContext test, ExtensionContext context) throws Throwable {
        hold(invocation, context);
    }

    private static void hold(Invocation<Void> invocation, ExtensionContext context) throws Throwable {
        Terms terms = Terms.of(context);
        Watch begun = context.getStore(PLACE).remove(Watch.class, Watch.class);
        Watch watch = begun == null ? Watch.begin(terms.name()) : begun;
        try {
            invocation.proceed();
        } catch (Throwable fault) {
            // The test's own failure is the one to read.
            watch.forget();
            throw fault;
        }
        terms.hold(watch.end());
    }

    /** A {@code @BeforeEach} method threw, and the test never began. */
    @Override
    public void afterEach(ExtensionContext context) {
        Watch begun = context.getStore(PLACE).remove(Watch.class, Watch.class);
        if (begun != null) {
            begun.forget();
        }
    }
}
