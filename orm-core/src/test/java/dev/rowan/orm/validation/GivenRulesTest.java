package dev.rowan.orm.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rowan.orm.AnnotationRules;
import dev.rowan.orm.Database;
import dev.rowan.orm.JakartaRules;
import dev.rowan.orm.ValidationError;
import dev.rowan.testing.database.EachDatabase;
import dev.rowan.testing.database.Engine;
import dev.rowan.testing.database.TestDatabase;
import jakarta.validation.MessageInterpolator;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** By what rows are checked is a setting of the database. */
class GivenRulesTest {
    private static Database open(TestDatabase test, AnnotationRules rules) {
        Database database = Database.builder("default")
                .dataSource(test.dataSource())
                .models(Guest_.META)
                .annotationRules(rules)
                .register();
        database.createTables();
        return database;
    }

    private static Guest nobody() {
        Guest guest = new Guest();
        guest.name = "Ada";
        guest.seats = 0;
        return guest;
    }

    /** What a provider's message bundle, or a container's, is for. */
    private record Upper(MessageInterpolator provider) implements MessageInterpolator {
        @Override
        public String interpolate(String template, Context context) {
            return provider.interpolate(template, context).toUpperCase(Locale.ROOT);
        }

        @Override
        public String interpolate(String template, Context context, Locale locale) {
            return provider.interpolate(template, context, locale).toUpperCase(Locale.ROOT);
        }
    }

    @EachDatabase(value = Engine.SQLITE, fresh = true)
    void aFactoryOfTheApplicationSpeaksAndStaysOpen(TestDatabase test) {
        jakarta.validation.Configuration<?> provider =
                Validation.byDefaultProvider().configure();
        try (ValidatorFactory factory = provider.messageInterpolator(
                        new Upper(provider.getDefaultMessageInterpolator()))
                .buildValidatorFactory()) {
            AtomicInteger closed = new AtomicInteger();
            try (Database database = open(test, JakartaRules.of(countingCloses(factory, closed)))) {
                assertThat(database.alias()).isEqualTo("default");
                ValidationError error = catchThrowableOfType(ValidationError.class, () -> nobody().fullClean());
                assertThat(error.messages().get("seats"))
                        .singleElement()
                        .asString()
                        .startsWith("MUST BE GREATER THAN");
            }
            assertThat(closed).hasValue(0);
        }
    }

    private static ValidatorFactory countingCloses(ValidatorFactory factory, AtomicInteger closed) {
        return (ValidatorFactory) Proxy.newProxyInstance(
                GivenRulesTest.class.getClassLoader(),
                new Class<?>[] {ValidatorFactory.class},
                (self, method, given) -> {
                    if (method.getName().equals("close")) {
                        closed.incrementAndGet();
                    }
                    return method.invoke(factory, given);
                });
    }

    @EachDatabase(value = Engine.SQLITE, fresh = true)
    void noneLeavesTheModelsOwnRules(TestDatabase test) {
        try (Database database = open(test, AnnotationRules.NONE)) {
            assertThat(database.alias()).isEqualTo("default");
            assertThatCode(() -> nobody().fullClean()).doesNotThrowAnyException();
            Guest nameless = nobody();
            nameless.name = "";
            ValidationError error = catchThrowableOfType(ValidationError.class, nameless::fullClean);
            assertThat(error.messages()).containsOnlyKeys("name");
        }
    }

    @EachDatabase(value = Engine.SQLITE, fresh = true)
    void rulesOfAnotherKindStandBesideTheModelsOwn(TestDatabase test) {
        AnnotationRules full = new AnnotationRules() {
            @Override
            public List<Broken> brokenBy(dev.rowan.orm.Model row) {
                return List.of(new Broken("seats", "full", "We are full."));
            }

            @Override
            public void close() {}
        };
        try (Database database = open(test, full)) {
            assertThat(database.alias()).isEqualTo("default");
            ValidationError error = catchThrowableOfType(ValidationError.class, () -> nobody().fullClean());
            assertThat(error.messages()).containsEntry("seats", List.of("We are full."));
        }
    }
}
