package dev.rowan.agent.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class RequestsTest {
    /** A container's, known by its methods alone. */
    public static final class Request {
        private String address;
        private @Nullable Object route;

        Request(String address) {
            this.address = address;
        }

        public String getMethod() {
            return "GET";
        }

        public String getRequestURI() {
            return address;
        }

        public @Nullable Object getAttribute(String name) {
            return name.endsWith("bestMatchingPattern") ? route : null;
        }
    }

    @Test
    void aRouteThatIsKnownByTheEndIsItsName() {
        Request request = new Request("/owners/7");
        Supplier<String> name = Requests.name(request);
        assertThat(name.get()).isEqualTo("GET /owners/7");
        request.route = "/owners/{id}";
        assertThat(name.get()).isEqualTo("GET /owners/{id}");
    }

    @Test
    void theAddressThatAContainerDispatchesToIsNot() {
        Request request = new Request("/later");
        Supplier<String> name = Requests.name(request);
        assertThat(name.get()).isEqualTo("GET /later");
        request.address = "/items";
        assertThat(name.get()).isEqualTo("GET /later");
    }
}
