package dev.rowan.benchmarks.agent;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** The wall time of whole JVMs by their subjects. Not JMH: nothing is warm here, and that is the question. */
final class Lives {
    private final Map<String, List<String>> arguments = new LinkedHashMap<>();
    private final Map<String, List<Double>> millis = new LinkedHashMap<>();

    /** @param arguments what comes after {@code java} */
    void add(String subject, List<String> arguments) {
        this.arguments.put(subject, arguments);
        millis.put(subject, new ArrayList<>());
    }

    /** So many lives of each, in random order, and one more before that is not counted: it warms the disk's cache. */
    void run(int times) throws IOException, InterruptedException {
        run(times, () -> {});
    }

    /** @param round run after each round: who is cut short has what came before */
    void run(int times, Runnable round) throws IOException, InterruptedException {
        for (String subject : arguments.keySet()) {
            live(subject);
        }
        Random random = new Random(42);
        List<String> order = new ArrayList<>(arguments.keySet());
        for (int i = 0; i < times; i++) {
            Collections.shuffle(order, random);
            for (String subject : order) {
                millis().getOrDefault(subject, new ArrayList<>()).add(live(subject));
            }
            round.run();
        }
    }

    private double live(String subject) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(arguments.getOrDefault(subject, List.of()));
        long began = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        process.getInputStream().transferTo(OutputStream.nullOutputStream());
        int status = process.waitFor();
        double took = (System.nanoTime() - began) / 1e6;
        if (status != 0) {
            throw new IllegalStateException(
                    subject + " ended with " + status + ". Run it by hand to see why:\n  " + String.join(" ", command));
        }
        return took;
    }

    /** The times of each subject, round by round. */
    Map<String, List<Double>> millis() {
        return millis;
    }

    double median(String subject) {
        return median(millis.getOrDefault(subject, List.of(Double.NaN)));
    }

    static double median(List<Double> times) {
        List<Double> sorted = sorted(times);
        return sorted.get(sorted.size() / 2);
    }

    private static List<Double> sorted(List<Double> times) {
        List<Double> sorted = new ArrayList<>(times);
        Collections.sort(sorted);
        return sorted;
    }

    /** @param floor the subject that the others are held against */
    void print(PrintStream out, String title, String floor) {
        out.printf("%n%s%n%n", title);
        out.printf("| %-22s | %9s | %11s | %17s |%n", "subject", "median ms", "above " + floor, "quartiles");
        out.println("|------------------------|----------:|------------:|------------------:|");
        millis.forEach((subject, unsorted) -> line(out, subject, sorted(unsorted), floor));
    }

    private void line(PrintStream out, String subject, List<Double> times, String floor) {
        out.printf(
                Locale.ROOT,
                "| %-22s | %9.0f | %11.0f | %17s |%n",
                subject,
                median(subject),
                median(subject) - median(floor),
                String.format(
                        Locale.ROOT, "%.0f - %.0f", times.get(times.size() / 4), times.get(times.size() * 3 / 4)));
    }

    /** This JVM's own class path, for its children. */
    static String classPath() {
        return System.getProperty("java.class.path", "").replace(File.pathSeparator + File.pathSeparator, "");
    }
}
