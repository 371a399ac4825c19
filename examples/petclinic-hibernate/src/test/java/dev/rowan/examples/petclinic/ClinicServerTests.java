package dev.rowan.examples.petclinic;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.core.env.Environment;

/** The pages over a real server, whose threads no test began. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "spring.datasource.url=jdbc:h2:mem:served")
class ClinicServerTests {
    @Autowired
    private Environment environment;

    @Test
    void everyOwnerLooksAtOnePet() throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        for (long id = Fixture.FIRST_OWNER; id < Fixture.FIRST_OWNER + Fixture.OWNERS; id++) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(
                            "http://localhost:" + environment.getProperty("local.server.port") + "/names/50000"))
                    .header("X-Owner", Long.toString(id))
                    .build();
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            assertThat(answer.body()).contains("Pet 0");
        }
    }
}
