package dev.rowan.testing.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;

/** Another JVM with variables of its own, since a JVM asks for its servers but once; and what it does there. */
final class OtherJvm {
    /** What it wrote, on both streams, and how it ended. */
    record Answer(int exit, String output) {}

    private OtherJvm() {}

    static Answer run(Path folder, String classPath, Map<String, String> variables, Engine engine)
            throws IOException, InterruptedException {
        Path output = folder.resolve("output.txt");
        ProcessBuilder other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=off",
                        // Where Testcontainers keeps what it has found out, and looks for a Docker of the user's.
                        "-Duser.home=" + folder,
                        "-cp",
                        classPath,
                        OtherJvm.class.getName(),
                        engine.name())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        // Those of the run around it would be wishes, too.
        other.environment().keySet().removeIf(name -> name.startsWith("ROWAN_TEST_"));
        other.environment().put("XDG_RUNTIME_DIR", folder.toString());
        other.environment().putAll(variables);
        int exit = other.start().waitFor();
        return new Answer(exit, Files.readString(output));
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
