package dev.rowan.agent;

import dev.rowan.analysis.event.Health;
import dev.rowan.analysis.event.Step;
import dev.rowan.analysis.event.Unit;
import dev.rowan.analysis.recording.Recording;
import dev.rowan.analysis.recording.RecordingReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One run of a program in a JVM of its own with the packed agent: how it ended, what it said, what was recorded. */
final class AgentRun {
    private static final Path AGENT = Path.of(System.getProperty("rowan.agent.jar"));
    private static final Path SCRATCH = Path.of(System.getProperty("rowan.scratch"));

    /** A JVM that has not ended by then hangs. */
    private static final long MINUTES = 3;

    private Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    private Path agent = AGENT;
    private boolean attached = true;
    private boolean everywhere;
    private String options = "";
    private final Path folder;
    private String junit = "";
    private final List<String> firstArguments = new ArrayList<>();
    private final List<String> jvmArguments = new ArrayList<>();
    int exit;
    String out = "";
    String err = "";

    private AgentRun(Path folder) {
        this.folder = folder;
    }

    static AgentRun fresh() throws IOException {
        Files.createDirectories(SCRATCH);
        return new AgentRun(Files.createTempDirectory(SCRATCH, "run"));
    }

    AgentRun on(Path javaHome) {
        java = javaHome.resolve("bin").resolve("java");
        return this;
    }

    AgentRun with(String moreOptions) {
        options = "," + moreOptions;
        return this;
    }

    /** As the application runs by itself: what it does then is what it has to do. */
    AgentRun withoutAgent() {
        attached = false;
        return this;
    }

    /** As {@code JAVA_TOOL_OPTIONS} attaches it, to this JVM and to whatever it starts. */
    AgentRun everywhere() {
        everywhere = true;
        return this;
    }

    AgentRun jvm(String... arguments) {
        jvmArguments.addAll(List.of(arguments));
        return this;
    }

    /** These come before the agent on the command line: another agent starts first. */
    AgentRun after(String... arguments) {
        firstArguments.addAll(List.of(arguments));
        return this;
    }

    /** The agent's jar under another name. */
    AgentRun renamed(String name) throws IOException {
        agent = Files.copy(AGENT, folder.resolve(name));
        return this;
    }

    /** The agent's jar without one of its entries: a copy that was broken on its way. */
    AgentRun lacking(String entry) throws IOException {
        agent = Files.copy(AGENT, folder.resolve("rowan-agent.jar"));
        try (FileSystem jar = FileSystems.newFileSystem(agent)) {
            Files.delete(jar.getPath(entry));
        }
        return this;
    }

    /** Another version of JUnit than this build's. */
    AgentRun junit(Path jars) throws IOException {
        try (Stream<Path> files = Files.list(jars)) {
            junit = files.map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        }
        return this;
    }

    Path folder() {
        return folder;
    }

    Path recordings() {
        return folder.resolve("rowan");
    }

    AgentRun run(Class<?> program, String... arguments) throws IOException, InterruptedException {
        Process process = start(program, arguments);
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError(program + " did not end");
        }
        collect(process);
        return this;
    }

    Process start(Class<?> program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(java.toString(), "-cp", classPath()));
        command.addAll(firstArguments);
        String argument = "-javaagent:" + agent + "=destdir=" + recordings() + options;
        if (attached && !everywhere) {
            command.add(argument);
        }
        command.addAll(jvmArguments);
        command.add(program.getName());
        command.addAll(Arrays.asList(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile());
        if (everywhere) {
            builder.environment().put("JAVA_TOOL_OPTIONS", argument);
        }
        return builder.start();
    }

    void collect(Process process) throws IOException {
        exit = process.exitValue();
        out = Files.readString(folder.resolve("out"));
        err = Files.readString(folder.resolve("err"), StandardCharsets.UTF_8);
    }

    /** The programs lie in a folder that is not named like one for tests: they are the application here. */
    private String classPath() throws IOException {
        Path application = SCRATCH.resolve("application");
        Path compiled = Path.of("target", "test-classes");
        for (Path programs : List.of(Path.of("dev", "rowan", "agent", "program"), Path.of("com", "acme", "language"))) {
            Files.createDirectories(application.resolve(programs));
            try (Stream<Path> files = Files.list(compiled.resolve(programs))) {
                for (Path file : files.toList()) {
                    Path copy = application.resolve(programs).resolve(file.getFileName());
                    if (!Files.exists(copy) || Files.mismatch(copy, file) >= 0) {
                        Files.write(copy, Files.readAllBytes(file));
                    }
                }
            }
        }
        String libraries = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(entry -> entry.toString().endsWith(".jar")
                        && !entry.getFileName().toString().startsWith("rowan-agent")
                        && (junit.isEmpty() || !entry.getFileName().toString().startsWith("junit-")))
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
        return Stream.of(application.toAbsolutePath().toString(), junit, libraries)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(File.pathSeparator));
    }

    // -- what was recorded

    Recording recording() {
        return RecordingReader.read(List.of(recordings()));
    }

    List<Path> files() {
        if (!Files.exists(recordings())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(recordings())) {
            return files.toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    Health health() {
        return recording().jvms().get(0).health();
    }

    List<Step> steps() {
        return recording().units().stream()
                .flatMap(unit -> unit.steps().stream())
                .toList();
    }

    /** The only step whose normalised SQL begins so. */
    Step step(String begin) {
        List<Step> found = steps().stream()
                .filter(step -> step.statement().sql().startsWith(begin))
                .toList();
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " steps begin with '" + begin + "', among "
                    + steps().stream().map(step -> step.statement().sql()).toList() + "\n" + err);
        }
        return found.get(0);
    }

    Unit unitOf(Step step) {
        return recording().units().stream()
                .filter(unit -> unit.steps().contains(step))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public String toString() {
        return "exit " + exit + "\n" + out + "\n" + err;
    }
}
