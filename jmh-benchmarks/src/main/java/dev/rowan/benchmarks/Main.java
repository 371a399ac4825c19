package dev.rowan.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rowan.benchmarks.database.Data;
import dev.rowan.benchmarks.database.Server;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.runner.RunnerException;

/** Runs a suite on a server that it starts, and prints the table of its ratios. */
public final class Main {
    private Main() {}

    /** See {@link Settings#USAGE}. */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length == 0) {
            System.out.println(Settings.USAGE);
            Suite.ALL.forEach(suite -> System.out.printf("  %-10s %s%n", suite.name(), suite.about()));
            return;
        }
        run(Settings.of(arguments), System.out);
    }

    static void run(Settings settings, PrintStream out) throws SQLException, RunnerException, IOException {
        Suite suite = Suite.named(settings.suite());
        try (Server server = Server.start()) {
            Data.fill(server.url());
            Map<String, Object> environment = Environment.now("PostgreSQL " + server.version());
            environment.forEach((fact, value) -> out.printf("%-10s %s%n", fact, value));
            Map<Contest, Scores> scores = new Rounds(settings, server.url(), out).run(suite);
            scores.forEach((contest, its) -> out.print(Table.of(contest, its)));
            out.printf("%n%s%n", write(settings, environment, scores));
        }
    }

    private static Path write(Settings settings, Map<String, Object> environment, Map<Contest, Scores> scores)
            throws IOException {
        List<Object> contests = new ArrayList<>();
        scores.forEach((contest, its) -> contests.add(Table.data(contest, its)));
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("suite", settings.suite());
        all.put("environment", environment);
        all.put("rounds", settings.rounds());
        all.put("contests", contests);
        Path file = settings.out().resolve(settings.suite() + ".json");
        Files.createDirectories(settings.out());
        new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(file.toFile(), all);
        return file;
    }
}
