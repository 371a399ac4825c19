package dev.rowan.testing.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;

/** Another JVM, which is told of a server by a variable, runs its tests there and starts none of its own. */
class OwnServerTest {
    private static final Pattern SERVER = Pattern.compile("//([^/]+)/(\\w+)");

    @TempDir
    Path folder;

    @EachDatabase(
            value = {Engine.POSTGRES, Engine.MARIADB},
            fresh = true)
    void itsDatabasesAreThereAndGoAgain(TestDatabase database) throws IOException, InterruptedException {
        Path output = folder.resolve("output.txt");
        ProcessBuilder other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        OwnServerTest.class.getName(),
                        database.engine().name())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        other.environment().put("ROWAN_TEST_" + database.engine() + "_URL", database.url());
        assertThat(other.start().waitFor()).as(Files.readString(output)).isZero();
        Matcher theirs = server(Files.readString(output));
        Matcher ours = server(database.url());
        assertThat(theirs.group(1)).isEqualTo(ours.group(1));
        assertThat(theirs.group(2)).startsWith("rowan_").isNotEqualTo(ours.group(2));
        assertThat(output).content().contains("empty at first: true", "gone at last: true");
    }

    private static Matcher server(String text) {
        Matcher matcher = SERVER.matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher;
    }

    public static void main(String[] arguments) throws SQLException {
        Engine engine = Engine.valueOf(arguments[0]);
        TestDatabase database = TestDatabase.fresh(engine);
        database.execute("CREATE TABLE t (id int)", "INSERT INTO t VALUES (1)");
        System.out.println(database.url());
        try (TestDatabase second = TestDatabase.fresh(engine)) {
            second.execute("CREATE TABLE t (id int)");
            System.out.println("empty at first: true");
        }
        database.close();
        try {
            database.execute("SELECT 1");
            System.out.println("gone at last: false");
        } catch (SQLException | IllegalStateException gone) {
            System.out.println("gone at last: true");
        }
        System.exit(0);
    }
}
