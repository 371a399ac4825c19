package dev.rowan.budgets;

import dev.rowan.testing.Queries;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Tests that know nothing of Rowan but a wrapped data source; {@link RecordedTestsTest} runs them in a JVM of their own. */
final class SpiedTests {
    private static final Application APPLICATION = Application.start(Queries::wrap);

    public static void main(String[] args) {
        LauncherFactory.create()
                .execute(LauncherDiscoveryRequestBuilder.request()
                        .selectors(DiscoverySelectors.selectClass(Cases.class))
                        .build());
    }

    static final class Cases {
        @BeforeEach
        void setUp() throws Exception {
            APPLICATION.clinic.petsOneByOne();
        }

        @AfterEach
        void tearDown() throws Exception {
            APPLICATION.clinic.names();
        }

        @Test
        void once() throws Exception {
            APPLICATION.clinic.petsOneByOne();
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 2})
        void often(int time) throws Exception {
            APPLICATION.clinic.names();
        }
    }
}
