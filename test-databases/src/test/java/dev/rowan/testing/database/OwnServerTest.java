package dev.rowan.testing.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Another JVM, which is told of a server by a variable, runs its tests there and starts none of its own. */
class OwnServerTest {
    private static final Pattern SERVER = Pattern.compile("//([^/]+)/(\\w+)");

    @TempDir
    Path folder;

    private OtherJvm.Answer run(Engine engine, String url) throws IOException, InterruptedException {
        return OtherJvm.run(
                folder,
                System.getProperty("java.class.path"),
                Map.of("ROWAN_TEST_" + engine + "_URL", url, "ROWAN_TEST_CONTAINERS", "true"),
                engine);
    }

    @EachDatabase(
            value = {Engine.POSTGRES, Engine.MARIADB},
            fresh = true)
    void itsDatabasesAreThereAndGoAgain(TestDatabase database) throws IOException, InterruptedException {
        OtherJvm.Answer answer = run(database.engine(), database.url());
        assertThat(answer.exit()).as(answer.output()).isZero();
        Matcher theirs = server(answer.output());
        Matcher ours = server(database.url());
        assertThat(theirs.group(1)).isEqualTo(ours.group(1));
        assertThat(theirs.group(2)).startsWith("rowan_").isNotEqualTo(ours.group(2));
        assertThat(answer.output()).contains("empty at first: true", "gone at last: true");
    }

    private static Matcher server(String text) {
        Matcher matcher = SERVER.matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher;
    }

    @ParameterizedTest
    @CsvSource({"POSTGRES, jdbc:postgresql", "MARIADB, jdbc:mariadb"})
    void whereNobodyListensTheVariableIsNamed(Engine engine, String scheme) throws IOException, InterruptedException {
        // Port 1 is nobody's.
        OtherJvm.Answer answer = run(engine, scheme + "://127.0.0.1:1/mine?user=me&password=hush");
        assertThat(answer.exit()).isNotZero();
        assertThat(answer.output())
                .contains(
                        "Cannot make a database on " + engine + ", the server of ROWAN_TEST_" + engine + "_URL.",
                        "It must be there, and its user may create databases.")
                .doesNotContain("hush");
    }

    @ParameterizedTest
    @CsvSource({"POSTGRES, jdbc:postgresql://HOST:PORT/DATABASE", "MARIADB, jdbc:mariadb://HOST:PORT/"})
    void whatIsNoAddressIsToldWithoutItsPassword(Engine engine, String wanted)
            throws IOException, InterruptedException {
        OtherJvm.Answer answer = run(engine, "jdbc:oracle:thin:me/hush@//127.0.0.1:1/mine");
        assertThat(answer.exit()).isNotZero();
        assertThat(answer.output())
                .contains(
                        "No " + engine + " for the tests: Not the address of a",
                        "in ROWAN_TEST_" + engine + "_URL.",
                        "Wanted: " + wanted)
                .doesNotContain("hush");
    }
}
