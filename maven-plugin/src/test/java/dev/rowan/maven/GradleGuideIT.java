package dev.rowan.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The argument and the commands of the Gradle guide, run for real; Gradle itself is not. */
class GradleGuideIT {

    /** Runs a test class as Gradle's worker does: through JUnit's launcher. */
    private static final String RUNNER = """
            import org.junit.platform.engine.discovery.DiscoverySelectors;
            import org.junit.platform.launcher.core.*;
            import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

            public class Worker {
                public static void main(String[] names) {
                    SummaryGeneratingListener listener = new SummaryGeneratingListener();
                    LauncherFactory.create().execute(LauncherDiscoveryRequestBuilder.request()
                            .selectors(DiscoverySelectors.selectClass(names[0])).build(), listener);
                    listener.getSummary().printFailuresTo(new java.io.PrintWriter(System.out));
                    System.exit(listener.getSummary().getTestsSucceededCount() == 1 ? 0 : 1);
                }
            }
            """;

    @TempDir
    private Path folder;

    private record Ran(int exitCode, String said) {}

    private Map<String, String> names() {
        return Map.of(
                "configurations.rowanAgent.singleFile", jar("it.agent"),
                "rowanAgent.singleFile", jar("it.agent"),
                "recordings", folder.resolve("app/build/rowan").toString(),
                "report", folder.resolve("app/build/reports/rowan").toString(),
                "baseline", folder.resolve("app/rowan-baseline.json").toString());
    }

    private static String jar(String property) {
        return Path.of(BuiltProject.property(property))
                .toAbsolutePath()
                .normalize()
                .toString();
    }

    @BeforeEach
    void compile() throws Exception {
        BuiltProject project = new BuiltProject(folder);
        Clinic.sources(project, "");
        project.with("src/test/java/com/acme/OwnerTests.java", Clinic.jupiterTest("OwnerTests", 10, ""));
        project.with("src/test/java/Worker.java", RUNNER);
        List<String> arguments =
                new ArrayList<>(List.of("-d", folder.resolve("classes").toString(), "-g", "-cp", classPath()));
        try (Stream<Path> sources = Files.walk(folder.resolve("src"))) {
            sources.map(Path::toString).filter(name -> name.endsWith(".java")).forEach(arguments::add);
        }
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)))
                .isZero();
    }

    /** What this test itself runs with: JUnit, its launcher, H2. */
    private static String classPath() throws Exception {
        String launcher = "org.junit.platform.launcher.core.LauncherFactory";
        Path jar = Path.of(Class.forName(launcher)
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                + File.pathSeparator
                + jar;
    }

    private Ran java(List<String> arguments) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(arguments);
        Path said = folder.resolve("said.txt");
        int exitCode = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start()
                .waitFor();
        return new Ran(exitCode, Files.readString(said));
    }

    private void recordTests(GradleGuide guide) throws Exception {
        String classes = folder.resolve("classes") + File.pathSeparator + classPath();
        Ran tests = java(List.of(guide.jvmArgument(), "-cp", classes, "Worker", "com.acme.OwnerTests"));
        assertThat(tests.exitCode()).as(tests.said()).isZero();
        assertThat(Path.of(names().get("recordings"))).isDirectoryContaining("glob:**.rowan");
    }

    private Ran task(GradleGuide guide, String name, String... linesBeforeArgs) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("-cp", jar("it.rowan"), guide.mainClass(name)));
        arguments.addAll(guide.arguments(name, ""));
        for (String line : linesBeforeArgs) {
            arguments.addAll(guide.arguments(name, line));
        }
        return java(arguments);
    }

    @ParameterizedTest
    @ValueSource(strings = {"groovy", "kotlin"})
    void theArgumentRecordsAndTheTasksReportHoldAndDecide(String language) throws Exception {
        GradleGuide guide = GradleGuide.in(language, names());
        recordTests(guide);
        Path report = Path.of(names().get("report"));

        Ran reported = task(guide, "rowanReport");
        assertThat(reported.exitCode()).as(reported.said()).isZero();
        assertThat(reported.said()).contains("(OwnerService.java:36)", "report: file:");
        assertThat(report.resolve("index.html")).content().contains("OwnerTests");

        Ran checked = task(guide, "rowanCheck");
        assertThat(checked.exitCode()).as(checked.said()).isEqualTo(1);
        assertThat(checked.said()).contains("rowan: FAIL", "n-plus-one, proven");

        Ran held = task(guide, "rowanBaseline");
        assertThat(held.exitCode()).as(held.said()).isZero();
        Ran again = task(guide, "rowanCheck", "if (baseline.exists()) ");
        assertThat(again.exitCode()).as(again.said()).isZero();
        assertThat(again.said()).contains("Nothing is worse than the baseline.");
    }

    @Test
    void theCommandsForManyModulesReadThemAll() throws Exception {
        recordTests(GradleGuide.in("groovy", names()));
        List<Integer> exitCodes = new ArrayList<>();
        for (String line : GradleGuide.shell()) {
            List<String> words = new ArrayList<>(List.of(line.replace("'", "").split(" ", -1)));
            assertThat(words.subList(0, 3)).containsExactly("java", "-jar", "rowan.jar");
            words.set(2, jar("it.rowan"));
            Ran ran = java(words.subList(1, words.size()));
            assertThat(ran.said()).contains("1 test, 1 JVM");
            exitCodes.add(ran.exitCode());
        }
        assertThat(exitCodes).containsExactly(0, 1);
        assertThat(folder.resolve("build/reports/rowan/index.html")).isNotEmptyFile();
    }
}
