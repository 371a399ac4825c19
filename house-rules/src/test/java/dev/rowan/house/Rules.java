package dev.rowan.house;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jspecify.annotations.NullMarked;

/** The rules, apart from the code that they are put to: the same ones are shown to fail on fixtures. */
final class Rules {
    private static final Set<String> NAMELESS =
            Set.of("util", "utils", "common", "commons", "helper", "helpers", "impl", "misc");

    private Rules() {}

    /** Who may import whom, where a group (a module, a package) that is no key is nobody's business. */
    static ArchRule arrows(String what, Function<JavaClass, String> group, Map<String, Set<String>> allowed) {
        return dependencies(what, (from, to) -> {
            String importer = group.apply(from);
            String imported = group.apply(to);
            return importer.equals(imported)
                    || !allowed.containsKey(importer)
                    || !allowed.containsKey(imported)
                    || allowed.get(importer).contains(imported);
        });
    }

    /** Only one class may depend on another when the predicate says so. */
    static ArchRule dependencies(String what, BiPredicate<JavaClass, JavaClass> allowed) {
        return classes(what, (type, report) -> {
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                if (!allowed.test(dependency.getOriginClass(), dependency.getTargetClass())) {
                    report.accept(dependency.getDescription());
                }
            }
        });
    }

    /** A module's classes are under its own package, and not under that of a module which lives below it. */
    static ArchRule isAtHome(String home, Collection<String> homes) {
        return classes("be in " + home, (type, report) -> {
            String name = type.getPackageName();
            Optional<String> owner = homes.stream()
                    .filter(each -> name.equals(each) || name.startsWith(each + "."))
                    .max(Comparator.comparingInt(String::length));
            if (!owner.equals(Optional.of(home))) {
                report.accept(type.getName() + " is not at home: its module's packages begin with " + home);
            }
        });
    }

    static ArchRule noCyclesBetweenPackages() {
        return SlicesRuleDefinition.slices()
                .assignedFrom(new SliceAssignment() {
                    @Override
                    public SliceIdentifier getIdentifierOf(JavaClass type) {
                        return type.getPackageName().startsWith("dev.rowan")
                                ? SliceIdentifier.of(type.getPackageName())
                                : SliceIdentifier.ignore();
                    }

                    @Override
                    public String getDescription() {
                        return "packages";
                    }
                })
                .should()
                .beFreeOfCycles();
    }

    static ArchRule packagesHaveNamesOfTheirOwn() {
        return classes("be in a package that says what it is about, none of " + NAMELESS, (type, report) -> {
            if (Arrays.stream(type.getPackageName().split("\\.")).anyMatch(NAMELESS::contains)) {
                report.accept(type.getName() + " is in a package that says nothing: " + type.getPackageName());
            }
        });
    }

    /** A package without the mark is one that NullAway does not look at. */
    static ArchRule packagesAreNullMarked() {
        return classes("be in a @NullMarked package", (type, report) -> {
            if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                report.accept(type.getName() + ": its package needs a package-info.java with @NullMarked");
            }
        });
    }

    /** What is named there is loaded into the bootstrap loader, which knows no other module. */
    static ArchRule namesOnlyJavaBase(String itself) {
        return dependencies(
                "name only java.base",
                (from, to) -> to.getPackageName().startsWith(itself)
                        // The JVM leaves out annotations whose class is missing.
                        || to.getPackageName().equals("org.jspecify.annotations")
                        || isOfJavaBase(to.getBaseComponentType()));
    }

    private static boolean isOfJavaBase(JavaClass type) {
        return type.isPrimitive()
                || ModuleLayer.boot()
                        .findModule("java.base")
                        .orElseThrow()
                        .getPackages()
                        .contains(type.getPackageName());
    }

    /** A skipped test is a failure, or it carries its reason. */
    static ArchRule skippedTestsSayWhy() {
        return classes("say why a test is skipped", (type, report) -> {
            type.getAnnotations().forEach(each -> reportUnexplained(type.getName(), each, report));
            type.getMethods()
                    .forEach(method -> method.getAnnotations()
                            .forEach(each -> reportUnexplained(method.getFullName(), each, report)));
            for (JavaMethodCall call : type.getMethodCallsFromSelf()) {
                if (isUnexplainedAssumption(call)) {
                    report.accept(call.getDescription() + ": give the assumption its message");
                }
            }
        });
    }

    private static void reportUnexplained(String where, JavaAnnotation<?> annotation, Report report) {
        String name = annotation.getRawType().getName();
        if (name.equals("org.junit.jupiter.api.Disabled") && isBlank(annotation, "value")) {
            report.accept(where + ": @Disabled needs its reason");
        }
        if (name.startsWith("org.junit.jupiter.api.condition.") && isBlank(annotation, "disabledReason")) {
            report.accept(where + ": @" + annotation.getRawType().getSimpleName() + " needs its disabledReason");
        }
    }

    private static boolean isBlank(JavaAnnotation<?> annotation, String property) {
        return annotation.get(property).map(String::valueOf).orElse("").isBlank();
    }

    private static boolean isUnexplainedAssumption(JavaMethodCall call) {
        String owner = call.getTargetOwner().getName();
        if (owner.equals("org.assertj.core.api.Assumptions")) {
            return true;
        }
        // The message is the last parameter: a String, or a Supplier that comes second.
        return owner.equals("org.junit.jupiter.api.Assumptions")
                && call.getTarget().getName().matches("assumeTrue|assumeFalse|abort")
                && call.getTarget().getRawParameterTypes().stream()
                        .skip(call.getTarget().getName().equals("abort") ? 0 : 1)
                        .findAny()
                        .isEmpty();
    }

    static ArchRule testsDoNotSleep() {
        return ArchRuleDefinition.noClasses().should().callMethodWhere(new DescribedPredicate<>("it sleeps") {
            @Override
            public boolean test(JavaMethodCall call) {
                return call.getTarget().getName().equals("sleep")
                        && Set.of("java.lang.Thread", "java.util.concurrent.TimeUnit")
                                .contains(call.getTargetOwner().getName());
            }
        });
    }

    /** Told of each violation. */
    private interface Report {
        void accept(String violation);
    }

    private interface Check {
        void check(JavaClass type, Report report);
    }

    private static ArchRule classes(String should, Check check) {
        return ArchRuleDefinition.classes()
                .that(new DescribedPredicate<>("are code") {
                    @Override
                    public boolean test(JavaClass type) {
                        return !type.getSimpleName().equals("package-info");
                    }
                })
                .should(new ArchCondition<>(should) {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        check.check(type, violation -> events.add(SimpleConditionEvent.violated(type, violation)));
                    }
                });
    }
}
