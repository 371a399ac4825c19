package dev.rowan.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.language.Compiler;
import dev.rowan.agent.program.Compiles;
import dev.rowan.agent.program.Hello;
import dev.rowan.agent.program.Library;
import dev.rowan.analysis.event.Health;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the agent begins and ends: its options, its name, its files. */
final class StartIT {
    private static final String URL = "jdbc:h2:mem:start";

    @Test
    void aJvmWithoutJdbcIsLeftAlone() throws Exception {
        AgentRun run = AgentRun.fresh().run(Hello.class);
        assertThat(run.exit).isZero();
        assertThat(run.out).isEqualTo("hello" + System.lineSeparator());
        assertThat(run.err).isEmpty();
        assertThat(run.recordings()).doesNotExist();
    }

    /** Maven's own JVM has compilers in it, whose classes are called statements, too. */
    @Test
    void aClassThatIsOnlyCalledAsADriversAreLeavesNoFile() throws Exception {
        AgentRun run = AgentRun.fresh().run(Compiler.class);
        assertThat(run.exit).isZero();
        assertThat(run.out).isEqualTo("nothing to run" + System.lineSeparator());
        assertThat(run.err).isEmpty();
        assertThat(run.recordings()).doesNotExist();
    }

    /** Maven's own JVM, a compiler: whatever {@code JAVA_TOOL_OPTIONS} attaches the agent to. */
    @ParameterizedTest
    @MethodSource("dev.rowan.agent.DriversIT#javaHomes")
    void whereNothingSpeaksToADatabaseNothingOfItIsLoadedButItsEar(Path javaHome) throws Exception {
        AgentRun run = AgentRun.fresh()
                .on(javaHome)
                .everywhere()
                .jvm("-Xlog:class+load:file=loaded.txt")
                .run(Compiles.class);
        assertThat(run.exit).as(run::toString).isZero();
        assertThat(run.out).isEqualTo("compiled" + System.lineSeparator());
        assertThat(run.err.lines().filter(line -> !line.startsWith("Picked up JAVA_TOOL_OPTIONS: ")))
                .isEmpty();
        assertThat(run.recordings()).doesNotExist();
        List<String> own = Files.readAllLines(run.folder().resolve("loaded.txt")).stream()
                .filter(line -> line.contains(" dev.rowan.agent.") && !line.contains("agent.program."))
                .toList();
        assertThat(own).as("waiting for a driver or a test").hasSizeBetween(3, 20);
        assertThat(own).noneMatch(line -> line.contains("agent.record."));
        assertThat(own)
                .filteredOn(line -> line.contains("bytebuddy"))
                .as("an interface of it, which the JVM's verifier asks for")
                .hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void aRenamedJarCapturesAllTheSameAndSaysSo() throws Exception {
        AgentRun run = AgentRun.fresh().renamed("other.jar").run(Library.class, URL);
        assertThat(run.exit).isZero();
        assertThat(run.err).contains("The agent's jar is called other.jar");
        assertThat(run.health().statements()).isEqualTo(12);
    }

    @Test
    void unknownAndMalformedOptionsAreToldWithTheChoicesAndStopNothing() throws Exception {
        AgentRun run = AgentRun.fresh().with("colour=red,plans=maybe").run(Library.class, URL);
        assertThat(run.exit).isZero();
        assertThat(run.err)
                .contains("Unknown option 'colour=red'. The options are: destdir=")
                .contains("Option 'plans' is 'maybe'. The choices are: on or off");
        assertThat(run.health().statements()).isEqualTo(12);
    }

    @Test
    void strictStopsTheJvmOnAWrongOption() throws Exception {
        AgentRun run = AgentRun.fresh().with("strict=true,colour=red").run(Hello.class);
        assertThat(run.exit).isNotZero();
        assertThat(run.out).doesNotContain("hello");
        assertThat(run.err).contains("Unknown option 'colour=red'");
    }

    /** The first breaks the self-test, the others what it tests: a method is not matched, nothing can be written. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "inner/dev/rowan/agent/capture/SelfTestTarget.class",
                "inner/dev/rowan/agent/capture/ExecutionAdvice$ExecuteText.class",
                "inner/dev/rowan/agent/inner/bytebuddy/asm/Advice.class"
            })
    void anAgentThatCannotCaptureSaysSoAndTheRecordingDoes(String lacking) throws Exception {
        AgentRun run = AgentRun.fresh().lacking(lacking).run(Library.class, URL);
        assertThat(run.exit).as(run::toString).isZero();
        assertThat(run.out).isEmpty();
        assertThat(run.err).contains("[rowan] Nothing is captured: ", "The application runs on; a gate will not pass.");
        Health health = run.health();
        assertThat(health.state()).isEqualTo(Health.State.FAILED);
        assertThat(health.reason()).isNotEmpty();
        assertThat(run.steps()).isEmpty();
    }

    @Test
    void includesDecideWhoseFramesAreTheApplications() throws Exception {
        AgentRun run = AgentRun.fresh().with("includes=com.acme.*").run(Library.class, URL);
        assertThat(run.exit).isZero();
        assertThat(run.steps()).isNotEmpty().allMatch(step -> step.path().isEmpty());
        AgentRun excluded = AgentRun.fresh().with("excludes=*.Library").run(Library.class, URL);
        assertThat(excluded.steps()).isNotEmpty().allMatch(step -> step.path().isEmpty());
    }

    @Test
    void disabledItDoesNothing() throws Exception {
        AgentRun run = AgentRun.fresh().with("enabled=false").run(Library.class, URL);
        assertThat(run.exit).isZero();
        assertThat(run.recordings()).doesNotExist();
    }

    @Test
    void aFolderThatCannotBeMadeIsToldAndStopsNothing() throws Exception {
        AgentRun run = AgentRun.fresh();
        Files.writeString(run.recordings(), "a file where the folder should be");
        run.run(Library.class, URL);
        assertThat(run.exit).isZero();
        assertThat(run.out).isEmpty();
        assertThat(run.err).contains("The recording cannot be written to").contains("destdir=");
    }
}
