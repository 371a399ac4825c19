package dev.rowan.budgets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.rowan.testing.Queries;
import dev.rowan.testing.Sent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The assertions under the agent: what belongs to the watched code, and what is said of it. */
class QueriesIT {
    private final Application application = Application.start();

    @Test
    void watchedCodeIsCountedAndNothingElse() throws Exception {
        application.clinic.names();
        Queries.Answer<List<String>> answer = Queries.of(application.clinic::names);
        application.clinic.names();
        assertThat(answer.value()).hasSize(5);
        assertThat(answer.queries().count()).isEqualTo(1);
        assertThat(answer.queries().statements())
                .containsExactly(
                        new Sent("select name from owner order by id", 1, 5, "clinic.Owners.names(Owners.java:24)"));
        assertThat(answer.queries().findings()).isEmpty();
        assertThat(answer.queries().assertCount(1).assertAtMost(1).assertNoFindings())
                .isSameAs(answer.queries());
    }

    @Test
    void aFindingFailsWithItsFix() throws Exception {
        Queries queries = Queries.during(() -> application.clinic.petsOneByOne());
        assertThat(queries.count()).isEqualTo(6);
        assertThatThrownBy(queries::assertNoNPlusOne)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("fix: select owner_id, name from pet where owner_id in (?, …)");
        assertThatThrownBy(() -> queries.assertCount(2))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("the watched code sent 6 statements; expected were 2.");
    }

    @Test
    void watchesNest() throws Exception {
        Queries[] inner = new Queries[1];
        Queries outer = Queries.during(() -> {
            application.clinic.names();
            inner[0] = Queries.during(() -> application.clinic.names());
        });
        assertThat(inner[0].count()).isEqualTo(1);
        assertThat(outer.count()).isEqualTo(2);
    }

    @Test
    void whatTheCodeThrowsIsThrown() {
        assertThatThrownBy(() -> Queries.during(() -> {
                    throw new IOException("its own");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("its own");
    }

    @Test
    void workHandedToOtherThreadsBelongsToIt() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            // The pool's threads are older than the watch.
            pool.submit(() -> application.clinic.names()).get();
            Queries queries = Queries.during(() -> {
                pool.submit(() -> application.clinic.names()).get();
                CompletableFuture.runAsync(this::names, pool).join();
                IntStream.range(0, 4).parallel().forEach(i -> names());
            });
            assertThat(queries.count()).isEqualTo(6);
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void whatAServerDoesForTheOneTestBelongsToIt() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            names();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        try {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create("http://localhost:" + server.getAddress().getPort() + "/"))
                    .build();
            HttpClient client = HttpClient.newHttpClient();
            Queries queries = Queries.during(() -> client.send(request, HttpResponse.BodyHandlers.discarding()));
            assertThat(queries.count()).isEqualTo(1);
        } finally {
            server.stop(0);
        }
    }

    private void names() {
        try {
            application.clinic.names();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
