package dev.rowan.benchmarks;

import dev.rowan.benchmarks.agent.Agents;
import dev.rowan.benchmarks.database.Server;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Turns of all subjects, one after the other and then again, each in a fresh JVM: what else the machine does hits all
 * of them alike, and a ratio is made of two turns of one round.
 */
final class Rounds {
    private final Settings settings;
    private final String url;
    private final Agents agents;
    private final PrintStream progress;

    Rounds(Settings settings, String url, Agents agents, PrintStream progress) {
        this.settings = settings;
        this.url = url;
        this.agents = agents;
        this.progress = progress;
    }

    Map<Contest, Scores> run(Suite suite) throws RunnerException {
        Map<Contest, Scores> scores = new LinkedHashMap<>();
        for (int round = 1; round <= settings.rounds(); round++) {
            for (Contest contest : suite.contests()) {
                if (settings.only().isEmpty() || settings.only().contains(contest.name())) {
                    progress.printf(
                            "round %d of %d: %s (load %.1f)%n",
                            round, settings.rounds(), contest.name(), Environment.load());
                    Scores its = scores.computeIfAbsent(contest, key -> new Scores());
                    for (String subject : subjects(contest)) {
                        new Runner(options(contest, subject)).run().forEach(its::add);
                    }
                }
            }
        }
        return scores;
    }

    private List<String> subjects(Contest contest) {
        String[] wanted = settings.parameters().get("subject");
        try {
            Param all = contest.benchmark().getDeclaredField("subject").getAnnotation(Param.class);
            return List.of(wanted == null ? all.value() : wanted);
        } catch (NoSuchFieldException none) {
            throw new IllegalStateException(contest.benchmark() + " has no parameter 'subject'.", none);
        }
    }

    private String[] jvm(Contest contest, String subject) {
        List<String> options = new ArrayList<>(List.of("-D" + Server.PROPERTY + "=" + url, "-Xms1g", "-Xmx1g"));
        options.addAll(agents.optionsOf(subject));
        options.addAll(contest.jvm());
        options.addAll(settings.jvm());
        return options.toArray(String[]::new);
    }

    Options options(Contest contest, String subject) {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("^" + contest.benchmark().getName().replace(".", "\\.") + "\\.")
                .forks(1)
                .warmupIterations(settings.iterations())
                .warmupTime(TimeValue.milliseconds(settings.millis()))
                .measurementIterations(settings.iterations())
                .measurementTime(TimeValue.milliseconds(settings.millis()))
                .addProfiler("gc")
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .jvmArgsAppend(jvm(contest, subject));
        settings.parameters().forEach((name, values) -> {
            // JMH would add this turn's subject to those that were wanted, and run all of them in its JVM.
            if (!name.equals("subject")) {
                options.param(name, values);
            }
        });
        options.param("subject", subject);
        return options.build();
    }
}
