package dev.rowan.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rowan.benchmarks.agent.Agents;
import dev.rowan.benchmarks.agent.Startups;
import dev.rowan.benchmarks.agent.TestSuites;
import dev.rowan.benchmarks.database.Data;
import dev.rowan.benchmarks.database.Server;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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

    static void run(Settings settings, PrintStream out) throws Exception {
        Suite suite = Suite.named(settings.suite());
        Agents agents = new Agents(
                settings.agent(),
                Settings.target().resolve("agents"),
                settings.out().toAbsolutePath());
        if (suite.contests().isEmpty()) {
            Map<String, Object> environment = Environment.now("none");
            environment.forEach((fact, value) -> out.printf("%-10s %s%n", fact, value));
            Map<String, List<Double>> millis = suite.name().equals(Suite.STARTUP)
                    ? new Startups(agents, out).run(settings.rounds())
                    : new TestSuites(agents, settings.example(), out).run(settings.rounds(), besides(settings));
            write(settings, Map.of("suite", suite.name(), "environment", environment, "millis", millis), out);
            return;
        }
        try (Server server = Server.start()) {
            Data.fill(server.url());
            Map<String, Object> environment = Environment.now("PostgreSQL " + server.version());
            environment.forEach((fact, value) -> out.printf("%-10s %s%n", fact, value));
            Map<Contest, Scores> scores = new Rounds(settings, server.url(), agents, out).run(suite);
            scores.forEach((contest, its) -> out.print(Table.of(contest, its) + Growth.of(its)));
            List<Object> contests = new ArrayList<>();
            scores.forEach((contest, its) -> contests.add(Table.data(contest, its)));
            write(settings, Map.of("suite", suite.name(), "environment", environment, "contests", contests), out);
        }
    }

    /** {@code --param subject=rowan-agent} leaves JaCoCo's agent out: a round is shorter by a third then. */
    private static List<String> besides(Settings settings) {
        String[] wanted = settings.parameters().get("subject");
        return wanted == null || List.of(wanted).contains("jacoco") ? List.of("jacoco") : List.of();
    }

    private static void write(Settings settings, Map<String, Object> all, PrintStream out) throws IOException {
        Path file = settings.out().resolve(settings.suite() + ".json");
        Files.createDirectories(settings.out());
        new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(file.toFile(), all);
        out.printf("%n%s%n", file);
    }
}
