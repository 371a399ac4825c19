package dev.rowan.agent.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowan.agent.boot.Probe;
import dev.rowan.agent.boot.Sink;
import dev.rowan.agent.boot.ThreadState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.modifier.Visibility;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.implementation.ExceptionMethod;
import net.bytebuddy.implementation.FixedValue;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.implementation.StubMethod;
import net.bytebuddy.matcher.ElementMatchers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each advice there is, put into a method of its shape, with everything below it failing: the method does not notice.
 *
 * <p>They are found in the compiled classes, so that a new one is held to it without being named here; one whose shape
 * cannot be made fails.
 */
final class EveryAdviceTest {
    private static final Path CLASSES = Path.of("target", "classes");
    private static final String PROBE = "dev.rowan.agent.boot.Probe";

    @BeforeEach
    @AfterEach
    void noSink() {
        Probe.report(null);
        ThreadState.current().reset();
        ThreadState.current().show();
    }

    static List<Class<?>> advice() throws IOException, ClassNotFoundException {
        List<Class<?>> found = new ArrayList<>();
        Path folder = CLASSES.resolve(Path.of("dev", "rowan", "agent", "capture"));
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                String name = CLASSES.relativize(file).toString().replace('/', '.');
                if (name.endsWith(".class")) {
                    Class<?> type = Class.forName(
                            name.substring(0, name.length() - ".class".length()),
                            false,
                            EveryAdviceTest.class.getClassLoader());
                    if (Shape.isAdvice(type)) {
                        found.add(type);
                    }
                }
            }
        }
        assertThat(found).as("advice in " + folder).hasSizeGreaterThan(50);
        return found;
    }

    @ParameterizedTest
    @MethodSource("advice")
    void suppressesAllAndLeavesInEveryCase(Class<?> advice) {
        boolean enters = false;
        for (Method method : advice.getDeclaredMethods()) {
            Advice.OnMethodEnter enter = method.getAnnotation(Advice.OnMethodEnter.class);
            Advice.OnMethodExit exit = method.getAnnotation(Advice.OnMethodExit.class);
            if (enter != null) {
                enters = method.getReturnType() != void.class;
                assertThat(enter.suppress()).isEqualTo(Throwable.class);
            }
            if (exit != null) {
                assertThat(exit.suppress()).isEqualTo(Throwable.class);
            }
        }
        for (Method method : advice.getDeclaredMethods()) {
            Advice.OnMethodExit exit = method.getAnnotation(Advice.OnMethodExit.class);
            if (exit != null && enters) {
                assertThat(exit.onThrowable())
                        .as("what was entered is left, also when the method throws")
                        .isEqualTo(Throwable.class);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("advice")
    void aRecorderThatFailsIsNotNoticed(Class<?> advice) throws Exception {
        Probe.report((Sink) Proxy.newProxyInstance(
                EveryAdviceTest.class.getClassLoader(), new Class<?>[] {Sink.class}, (proxy, method, arguments) -> {
                    throw new AssertionError("sabotage");
                }));
        Shape shape = new Shape(advice);
        shape.callBoth(shape.loader());
        assertThat(depth()).as("calls that were entered and not left").isZero();
    }

    @ParameterizedTest
    @MethodSource("advice")
    void aProbeThatFailsIsNotNoticed(Class<?> advice) throws Exception {
        Shape shape = new Shape(advice);
        shape.callBoth(shape.loaderWhereProbesFail());
    }

    private static int depth() throws ReflectiveOperationException {
        var depth = ThreadState.class.getDeclaredField("depth");
        depth.setAccessible(true);
        return depth.getInt(ThreadState.current());
    }

    /** A method that an advice fits, and a class that has it: once to return something, and once to throw. */
    private static final class Shape {
        private static final String GIVEN = "given";
        private static final String THROWN = "the application's own";

        private final Class<?> advice;
        private final Map<Integer, Class<?>> arguments = new TreeMap<>();
        private final Map<String, Class<?>> fields = new TreeMap<>();
        private Class<?> result = void.class;

        static boolean isAdvice(Class<?> type) {
            return Arrays.stream(type.getDeclaredMethods())
                    .anyMatch(method -> method.isAnnotationPresent(Advice.OnMethodEnter.class)
                            || method.isAnnotationPresent(Advice.OnMethodExit.class));
        }

        Shape(Class<?> advice) {
            this.advice = advice;
            for (Method method : advice.getDeclaredMethods()) {
                for (Parameter parameter : method.getParameters()) {
                    for (Annotation annotation : parameter.getAnnotations()) {
                        note(parameter, annotation);
                    }
                }
            }
        }

        private void note(Parameter parameter, Annotation annotation) {
            if (annotation instanceof Advice.Argument argument) {
                arguments.merge(
                        argument.value(), parameter.getType(), (one, other) -> one == Object.class ? other : one);
            } else if (annotation instanceof Advice.FieldValue field) {
                fields.put(field.value(), parameter.getType());
            } else if (annotation instanceof Advice.Return) {
                // What cannot be null is a count of rows, whose method gives a number.
                boolean count = parameter.getType() == Object.class
                        && !parameter.getAnnotatedType().isAnnotationPresent(Nullable.class);
                result = count ? int.class : parameter.getType();
            } else if (!(annotation instanceof Advice.This
                    || annotation instanceof Advice.Enter
                    || annotation instanceof Advice.Thrown
                    || annotation instanceof Advice.Origin)) {
                throw new AssertionError(advice + " has a parameter of a kind that is not known here: " + annotation);
            }
        }

        private Class<?>[] parameters() {
            int last = arguments.keySet().stream()
                    .mapToInt(Integer::intValue)
                    .max()
                    .orElse(-1);
            Class<?>[] types = new Class<?>[last + 1];
            for (int i = 0; i <= last; i++) {
                types[i] = arguments.getOrDefault(i, Object.class);
            }
            return types;
        }

        private static @Nullable Object value(Class<?> type) {
            if (type == int.class) {
                return 1;
            }
            if (type == long.class) {
                return 1L;
            }
            if (type == boolean.class) {
                return true;
            }
            if (type == Method.class) {
                return Shape.class.getDeclaredMethods()[0];
            }
            return type == String.class || type == Object.class ? GIVEN : null;
        }

        private Implementation returning() {
            return result == void.class
                    ? StubMethod.INSTANCE
                    : result == Object.class
                            ? FixedValue.value(GIVEN)
                            : FixedValue.value(Objects.requireNonNull(value(result)));
        }

        byte[] woven(String name) {
            DynamicType.Builder<?> builder = new ByteBuddy()
                    .subclass(Object.class)
                    .name(name)
                    .defineMethod("returns", result, Visibility.PUBLIC)
                    .withParameters(parameters())
                    .intercept(returning())
                    .defineMethod("fails", result, Visibility.PUBLIC)
                    .withParameters(parameters())
                    .intercept(ExceptionMethod.throwing(IllegalArgumentException.class, THROWN));
            for (Map.Entry<String, Class<?>> field : fields.entrySet()) {
                builder = builder.defineField(field.getKey(), field.getValue(), Visibility.PUBLIC);
            }
            return builder.visit(Advice.to(advice)
                            .on(ElementMatchers.named("returns").or(ElementMatchers.named("fails"))))
                    .make()
                    .getBytes();
        }

        ClassLoader loader() {
            return EveryAdviceTest.class.getClassLoader();
        }

        /** Has classes of {@code boot} of its own, among which each method of the probes throws. */
        ClassLoader loaderWhereProbesFail() throws IOException, ClassNotFoundException {
            ClassFileLocator compiled = new ClassFileLocator.ForFolder(CLASSES.toFile());
            Map<String, byte[]> own = new TreeMap<>();
            Path boot = CLASSES.resolve(Path.of("dev", "rowan", "agent", "boot"));
            try (Stream<Path> files = Files.list(boot)) {
                files.filter(file -> file.toString().endsWith(".class")).forEach(file -> {
                    String name = CLASSES.relativize(file).toString().replace('/', '.');
                    own.put(name.substring(0, name.length() - ".class".length()), read(file));
                });
            }
            for (String name : List.copyOf(own.keySet())) {
                if (name.startsWith(PROBE)) {
                    own.put(name, failing(name, compiled));
                }
            }
            return new ClassLoader(EveryAdviceTest.class.getClassLoader()) {
                @Override
                protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                    byte[] bytes = own.get(name);
                    if (bytes == null) {
                        return super.loadClass(name, resolve);
                    }
                    Class<?> known = findLoadedClass(name);
                    return known == null ? defineClass(name, bytes, 0, bytes.length) : known;
                }
            };
        }

        private static byte[] failing(String name, ClassFileLocator compiled) throws ClassNotFoundException {
            return new ByteBuddy()
                    .redefine(Class.forName(name, false, EveryAdviceTest.class.getClassLoader()), compiled)
                    .method(ElementMatchers.isStatic().and(ElementMatchers.isPublic()))
                    .intercept(ExceptionMethod.throwing(StackOverflowError.class, "sabotage"))
                    .make()
                    .getBytes();
        }

        private static byte[] read(Path file) {
            try {
                return Files.readAllBytes(file);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }

        void callBoth(ClassLoader parent) throws ReflectiveOperationException {
            String name = "org.rowan.stub.Of" + advice.getSimpleName();
            Class<?> type = new net.bytebuddy.dynamic.loading.ByteArrayClassLoader(parent, Map.of(name, woven(name)))
                    .loadClass(name);
            Object target = type.getConstructor().newInstance();
            for (Map.Entry<String, Class<?>> field : fields.entrySet()) {
                type.getField(field.getKey()).set(target, value(field.getValue()));
            }
            Object[] given = Arrays.stream(parameters()).map(Shape::value).toArray();
            Object answer = type.getMethod("returns", parameters()).invoke(target, given);
            assertThat(answer).isEqualTo(result == void.class ? null : value(result));
            assertThatThrownBy(() -> type.getMethod("fails", parameters()).invoke(target, given))
                    .isInstanceOf(InvocationTargetException.class)
                    .cause()
                    .isExactlyInstanceOf(IllegalArgumentException.class)
                    .hasMessage(THROWN);
        }
    }
}
