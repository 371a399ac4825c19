package dev.rowan.benchmarks.agent;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The life of {@link Program} in fresh JVMs, in random order: bare, and with each agent. */
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

    /** Measures that many starts of each, and prints the table; gives the times in milliseconds by subject. */
    public Map<String, List<Double>> run(int starts) throws IOException, InterruptedException {
        Lives lives = new Lives();
        for (String subject : SUBJECTS) {
            lives.add(subject, program(agents.optionsOf(subject)));
        }
        lives.run(starts);
        lives.print(out, "start-up, whole life of a small program on H2 and HikariCP", "bare");
        double more = lives.median("rowan-agent") - lives.median("jacoco");
        out.printf(
                Locale.ROOT,
                "%nTarget: rowan-agent at most %.0f ms above jacoco: %s (%.0f)%n",
                TARGET_MILLIS,
                more <= TARGET_MILLIS ? "met" : "MISSED",
                more);
        return lives.millis();
    }

    /** A JVM that lives for {@link Program}. */
    static List<String> program(List<String> options) {
        List<String> arguments = new ArrayList<>(options);
        arguments.addAll(List.of("-cp", Lives.classPath(), Program.class.getName()));
        return arguments;
    }
}
