package dev.rowan.benchmarks.agent;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** The life of {@link Program} in fresh JVMs, in random order: bare, and with each agent. Not JMH: nothing is warm here. */
public final class Startups {
    private static final List<String> SUBJECTS =
            List.of("bare", "empty-agent", "jacoco", "rowan-agent", "opentelemetry");

    /** What the agent may cost more than JaCoCo's. */
    private static final double TARGET_MILLIS = 300;

    private final Agents agents;
    private final PrintStream out;

    public Startups(Agents agents, PrintStream out) {
        this.agents = agents;
        this.out = out;
    }

    /** The times in milliseconds by subject, after that many starts of each, and one more of each that is not counted. */
    public Map<String, List<Double>> run(int starts) throws IOException, InterruptedException {
        Map<String, List<Double>> millis = new LinkedHashMap<>();
        for (String subject : SUBJECTS) {
            millis.put(subject, new ArrayList<>());
            start(subject);
        }
        Random random = new Random(42);
        List<String> order = new ArrayList<>(SUBJECTS);
        for (int i = 0; i < starts; i++) {
            Collections.shuffle(order, random);
            for (String subject : order) {
                millis.getOrDefault(subject, new ArrayList<>()).add(start(subject));
            }
        }
        millis.values().forEach(Collections::sort);
        return millis;
    }

    private double start(String subject) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(agents.optionsOf(subject));
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path", "").replace(File.pathSeparator + File.pathSeparator, ""),
                Program.class.getName()));
        long began = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String seen = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int status = process.waitFor();
        double took = (System.nanoTime() - began) / 1e6;
        if (status != 0 || !seen.contains("100")) {
            throw new IllegalStateException(subject + " ended with " + status + " and said '" + seen + "'");
        }
        return took;
    }

    /** Prints the table of times. */
    public void print(Map<String, List<Double>> millis) {
        double bare = middle(millis, "bare");
        out.printf("%nstart-up, whole life of a small program on H2 and HikariCP%n%n");
        out.printf("| %-16s | %9s | %11s | %17s |%n", "subject", "median ms", "above bare", "quartiles");
        out.println("|------------------|----------:|------------:|------------------:|");
        millis.forEach((subject, times) -> out.printf(
                Locale.ROOT,
                "| %-16s | %9.0f | %11.0f | %17s |%n",
                subject,
                middle(millis, subject),
                middle(millis, subject) - bare,
                String.format(
                        Locale.ROOT, "%.0f - %.0f", times.get(times.size() / 4), times.get(times.size() * 3 / 4))));
        double more = middle(millis, "rowan-agent") - middle(millis, "jacoco");
        out.printf(
                Locale.ROOT,
                "%nTarget: rowan-agent at most %.0f ms above jacoco: %s (%.0f)%n",
                TARGET_MILLIS,
                more <= TARGET_MILLIS ? "met" : "MISSED",
                more);
    }

    private static double middle(Map<String, List<Double>> millis, String subject) {
        List<Double> sorted = millis.getOrDefault(subject, List.of(Double.NaN));
        return sorted.get(sorted.size() / 2);
    }
}
