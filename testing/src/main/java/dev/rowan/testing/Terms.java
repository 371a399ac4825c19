package dev.rowan.testing;

import dev.rowan.analysis.Analysis;
import dev.rowan.analysis.Confidence;
import dev.rowan.analysis.Finding;
import dev.rowan.analysis.Suppressions;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** What the annotations of a test ask, its own before those of its class and of the classes around it. */
record Terms(
        String name,
        @Nullable QueryBudget budget,
        @Nullable NoNPlusOne noNPlusOne,
        @Nullable Suppressions allowed,
        boolean allowedByMethod) {

    /** @param context a test's, or that of a dynamic test, which only its factory's knows the class of */
    static Terms of(ExtensionContext context) {
        if (context.getTestClass().isEmpty()) {
            return of(context.getParent().orElseThrow());
        }
        Optional<AllowedFindings> own = context.getTestMethod().flatMap(method -> on(method, AllowedFindings.class));
        AllowedFindings allowed = own.orElseGet(() -> ofClasses(context, AllowedFindings.class));
        String name = context.getRequiredTestClass().getSimpleName()
                + context.getTestMethod().map(method -> "." + method.getName()).orElse("");
        return new Terms(
                name,
                of(context, QueryBudget.class),
                of(context, NoNPlusOne.class),
                allowed == null ? null : Suppressions.parse(List.of(allowed.value()), "@AllowedFindings of " + name),
                own.isPresent());
    }

    private static <A extends Annotation> @Nullable A of(ExtensionContext context, Class<A> type) {
        return context.getTestMethod().flatMap(method -> on(method, type)).orElseGet(() -> ofClasses(context, type));
    }

    private static <A extends Annotation> @Nullable A ofClasses(ExtensionContext context, Class<A> type) {
        for (Class<?> each = context.getRequiredTestClass(); each != null; each = each.getEnclosingClass()) {
            Optional<A> found = on(each, type);
            if (found.isPresent()) {
                return found.get();
            }
        }
        return null;
    }

    private static <A extends Annotation> Optional<A> on(AnnotatedElement element, Class<A> type) {
        return AnnotationSupport.findAnnotation(element, type);
    }

    boolean countsSetUp() {
        return budget != null && budget.setUp();
    }

    /** @throws AssertionError when the test asked more of the database than it may */
    void hold(Queries queries) {
        if (budget != null && budget.max() < 0) {
            throw new AssertionError(
                    name + " has @QueryBudget(max = " + budget.max() + "); the least is 0, for no statement at all.");
        }
        if (budget != null) {
            queries.assertAtMost(budget.max());
        }
        if (noNPlusOne == null && allowed == null) {
            return;
        }
        Analysis left = queries.without(allowed == null ? Suppressions.none() : allowed);
        refuse(queries, left.findings());
        if (allowedByMethod && !left.unmatched().isEmpty()) {
            throw new AssertionError(Wording.unmatched(queries, left.unmatched()));
        }
    }

    private void refuse(Queries queries, List<Finding> findings) {
        Confidence least = noNPlusOne == null ? Confidence.POSSIBLE : noNPlusOne.atLeast();
        List<Finding> refused = noNPlusOne == null ? findings : Queries.oneByOne(findings, least);
        if (!refused.isEmpty()) {
            String what = noNPlusOne == null
                    ? "has findings that it does not allow"
                    : "does row by row what one statement can do";
            throw new AssertionError(Wording.findings(queries, what, refused));
        }
    }
}
