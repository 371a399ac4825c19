package dev.rowan.orm.generated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.orm.processor.IndexProcessor;
import dev.rowan.orm.processor.ModelProcessor;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What build tools ask of processors that take part in incremental builds. */
final class IncrementalTest {
    private static final Path MODELS = Path.of("src/test/java/dev/rowan/orm/generated");

    @TempDir
    Path classes;

    @Test
    void eachGeneratedClassHasItsModelAsItsOnlyOrigin() throws IOException {
        Map<String, List<String>> origins = new TreeMap<>();
        ModelProcessor processor = new ModelProcessor();
        JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, Locale.ENGLISH, null)) {
            manager.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(classes));
            JavaCompiler.CompilationTask task = compiler.getTask(
                    null,
                    manager,
                    null,
                    List.of("--release", "17"),
                    null,
                    manager.getJavaFileObjectsFromPaths(sources()));
            task.setProcessors(List.of(new Recording(processor, origins)));
            assertThat(task.call()).isTrue();
        }
        assertThat(origins).hasSizeGreaterThan(10);
        assertThat(origins)
                .containsEntry(
                        "dev.rowan.orm.generated.town.Town_Diner_", List.of("dev.rowan.orm.generated.town.Town.Diner"));
        origins.forEach((file, from) -> assertThat(from).as(file).hasSize(1));
    }

    private static List<Path> sources() {
        List<Path> all = new java.util.ArrayList<>();
        for (String name : List.of("base", "library", "town")) {
            all.addAll(Compilation.files(MODELS.resolve(name)));
        }
        all.removeIf(file -> file.toString().endsWith("Test.java")); // tests of the models stand in their package
        return all;
    }

    /** The processor with a filer that notes who is behind each file. */
    private static final class Recording extends javax.annotation.processing.AbstractProcessor {
        private final ModelProcessor processor;
        private final Map<String, List<String>> origins;

        Recording(ModelProcessor processor, Map<String, List<String>> origins) {
            this.processor = processor;
            this.origins = origins;
        }

        @Override
        public java.util.Set<String> getSupportedAnnotationTypes() {
            return processor.getSupportedAnnotationTypes();
        }

        @Override
        public javax.lang.model.SourceVersion getSupportedSourceVersion() {
            return processor.getSupportedSourceVersion();
        }

        @Override
        public synchronized void init(ProcessingEnvironment environment) {
            processor.init(wrapped(ProcessingEnvironment.class, environment, (name, arguments) -> {}));
        }

        @Override
        public boolean process(
                java.util.Set<? extends javax.lang.model.element.TypeElement> annotations,
                javax.annotation.processing.RoundEnvironment round) {
            processor.process(annotations, round);
            return false;
        }

        private interface Note {
            void take(String method, Object[] arguments);
        }

        private <T> T wrapped(Class<T> type, T real, Note note) {
            return type.cast(Proxy.newProxyInstance(
                    type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                        note.take(method.getName(), arguments);
                        try {
                            Object result = method.invoke(real, arguments);
                            return result instanceof Filer filer ? wrapped(Filer.class, filer, this::created) : result;
                        } catch (InvocationTargetException thrown) {
                            throw thrown.getCause();
                        }
                    }));
        }

        private void created(String method, Object[] arguments) {
            List<String> from = java.util.Arrays.stream((Object[]) arguments[arguments.length - 1])
                    .map(origin -> ((Element) origin).toString())
                    .toList();
            origins.put(method.equals("createSourceFile") ? arguments[0].toString() : method, from);
        }
    }

    @Test
    void gradleIsToldWhichProcessorIsIsolatingAndWhichAggregating() throws IOException {
        assertThat(resource("META-INF/gradle/incremental.annotation.processors"))
                .containsExactlyInAnyOrder(
                        IndexProcessor.class.getName() + ",aggregating", ModelProcessor.class.getName() + ",isolating");
    }

    /** The first one leaves the annotations unclaimed for the second, which claims them. */
    @Test
    void javacFindsBothAndTheClaimingOneLast() throws IOException {
        assertThat(resource("META-INF/services/javax.annotation.processing.Processor"))
                .containsExactly(IndexProcessor.class.getName(), ModelProcessor.class.getName());
    }

    private static List<String> resource(String name) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(ModelProcessor.class.getClassLoader().getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    @Test
    void modelsPassEveryLintOfTheCompiler() {
        // `this-escape`, new in 21, is about the user's own `author = ref()`: holders know their model by design.
        String lint = Runtime.version().feature() < 21 ? "all" : "all,-this-escape";
        List<String> told = new Compilation(MODELS, classes)
                .withoutTests()
                .with("-Xlint:" + lint, "-Werror")
                .run(sources());
        assertThat(told).isEmpty();
    }
}
