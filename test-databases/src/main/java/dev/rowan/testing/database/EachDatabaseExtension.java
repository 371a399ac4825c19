package dev.rowan.testing.database;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.platform.commons.support.AnnotationSupport;

/** Gives the tests of {@link EachDatabase} their databases. */
final class EachDatabaseExtension implements TestTemplateInvocationContextProvider {
    private static final String PARAMETER = "rowan.test.databases";
    private static final List<Engine> DEFAULT = List.of(Engine.POSTGRES, Engine.MARIADB, Engine.SQLITE);

    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return context.getTestMethod()
                .filter(method -> AnnotationSupport.isAnnotated(method, EachDatabase.class))
                .isPresent();
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        EachDatabase wanted = AnnotationSupport.findAnnotation(context.getRequiredTestMethod(), EachDatabase.class)
                .orElseThrow();
        List<Engine> engines = wanted.value().length > 0
                ? List.of(wanted.value())
                : context.getConfigurationParameter(PARAMETER)
                        .map(EachDatabaseExtension::parse)
                        .orElse(DEFAULT);
        return engines.stream().map(engine -> new OnOne(engine, wanted.fresh()));
    }

    static List<Engine> parse(String names) {
        return Arrays.stream(names.split(","))
                .map(String::strip)
                .map(EachDatabaseExtension::engine)
                .toList();
    }

    private static Engine engine(String name) {
        return Arrays.stream(Engine.values())
                .filter(engine -> engine.name().equals(name))
                .findAny()
                .orElseThrow(() -> new ExtensionConfigurationException(PARAMETER + " names '" + name
                        + "', which is no database.\n  Choices are: " + Arrays.toString(Engine.values())));
    }

    /** One run of a test, on one engine. */
    private record OnOne(Engine engine, boolean fresh) implements TestTemplateInvocationContext {
        @Override
        public String getDisplayName(int index) {
            return engine.name();
        }

        @Override
        public List<Extension> getAdditionalExtensions() {
            return List.of(new Databases(engine, fresh));
        }
    }

    /** Resolves the database of one run, and looks for leaks after it. */
    private static final class Databases implements ParameterResolver, AfterEachCallback {
        private static final ExtensionContext.Namespace OURS = ExtensionContext.Namespace.create(TestDatabase.class);

        private final Engine engine;
        private final boolean fresh;

        Databases(Engine engine, boolean fresh) {
            this.engine = engine;
            this.fresh = fresh;
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == TestDatabase.class;
        }

        @Override
        public TestDatabase resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return owner(context).getStore(OURS).getOrComputeIfAbsent(key(), key -> open(), TestDatabase.class);
        }

        @Override
        public void afterEach(ExtensionContext context) throws SQLException {
            TestDatabase database = owner(context).getStore(OURS).get(key(), TestDatabase.class);
            if (database == null) {
                return;
            }
            if (fresh) {
                // Else the class's end would close it a second time.
                owner(context).getStore(OURS).remove(key());
            }
            try {
                database.checkNothingLeaked();
            } finally {
                if (fresh) {
                    database.close();
                }
            }
        }

        /** A fresh one has this run as its key, a shared one its engine. */
        private Object key() {
            return fresh ? this : engine;
        }

        /** The class, whose end closes what its store holds; a constructor is called in the class's own context. */
        private static ExtensionContext owner(ExtensionContext context) {
            ExtensionContext owner = context;
            while (owner.getTestMethod().isPresent() && owner.getParent().isPresent()) {
                owner = owner.getParent().get();
            }
            return owner;
        }

        private TestDatabase open() {
            try {
                return TestDatabase.fresh(engine);
            } catch (SQLException e) {
                throw new IllegalStateException(e.getMessage(), e);
            }
        }
    }
}
