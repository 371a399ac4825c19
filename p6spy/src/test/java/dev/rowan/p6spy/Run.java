package dev.rowan.p6spy;

import dev.rowan.analysis.Analysis;
import dev.rowan.analysis.Options;
import dev.rowan.analysis.Suppressions;
import dev.rowan.analysis.event.Step;
import dev.rowan.analysis.judge.Analyzer;
import dev.rowan.analysis.recording.Recording;
import dev.rowan.analysis.recording.RecordingReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** One run of the shop in a JVM of its own: how it ended, what it said, what was recorded. */
record Run(Path folder, int exit, String err) {
    private static final Path SCRATCH =
            Path.of(System.getProperty("rowan.scratch")).toAbsolutePath();
    private static final Path AGENT = Path.of(System.getProperty("rowan.agent.jar"));
    private static final Path SHOP = compiled();

    /** A JVM that has not ended by then hangs. */
    private static final long MINUTES = 3;

    /** What a user of P6Spy has in the class path; the last line is ours. */
    private static final String SPY_PROPERTIES = """
            appender=com.p6spy.engine.spy.appender.FileLogger
            modulelist=com.p6spy.engine.spy.P6SpyFactory,com.p6spy.engine.logging.P6LogFactory,dev.rowan.p6spy.RowanFactory
            """;

    /** Over P6Spy, which is set up as its users set it up. */
    static Run spied(String url, String... jvm) throws IOException, InterruptedException {
        return run(url.replace("jdbc:", "jdbc:p6spy:"), false, jvm);
    }

    /** With the agent, and no P6Spy. */
    static Run withAgent(String url) throws IOException, InterruptedException {
        return run(url, true);
    }

    /** With both. */
    static Run withBoth(String url) throws IOException, InterruptedException {
        return run(url.replace("jdbc:", "jdbc:p6spy:"), true);
    }

    private static Run run(String url, boolean agent, String... jvm) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory(SCRATCH, "run");
        Files.writeString(folder.resolve("spy.properties"), SPY_PROPERTIES);
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        if (agent) {
            command.add("-javaagent:" + AGENT + "=destdir=" + folder.resolve("target/rowan"));
        }
        command.addAll(List.of(jvm));
        command.addAll(List.of("-cp", folder + ":" + SHOP + ":" + System.getProperty("java.class.path")));
        command.addAll(List.of("shop.Shop", url));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out").toFile())
                .start();
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("it did not end");
        }
        return new Run(folder, process.exitValue(), Files.readString(folder.resolve("out")));
    }

    private static Path compiled() {
        try {
            Files.createDirectories(SCRATCH);
            Path classes = Files.createTempDirectory(SCRATCH, "application");
            Path source = Path.of(Run.class.getResource("/app/shop/Shop.java").toURI());
            int exit = ToolProvider.getSystemJavaCompiler()
                    .run(null, null, null, "-g", "-d", classes.toString(), source.toString());
            if (exit != 0) {
                throw new IllegalStateException("The application does not compile");
            }
            return classes;
        } catch (IOException | java.net.URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    Recording recording() {
        return RecordingReader.read(List.of(folder.resolve("target/rowan")));
    }

    List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".rowan")).toList();
        }
    }

    List<Step> steps() {
        return recording().units().stream()
                .flatMap(unit -> unit.steps().stream())
                .toList();
    }

    /** What both ways have to agree on. */
    List<String> findings() {
        Analysis analysis = new Analyzer().analyze(recording(), Suppressions.none(), Options.defaults());
        return analysis.findings().stream()
                .map(finding -> finding.confidence() + " " + finding.id() + " " + finding.count() + " of "
                        + finding.total() + " at line " + finding.callSite().line())
                .sorted()
                .toList();
    }
}
