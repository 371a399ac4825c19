package dev.rowan.agent.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.analysis.event.Frame;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which lines the byte code says to be in a loop. */
final class LoopsTest {
    /** As people write them who are short of lines; no formatter leaves them so here. */
    private static final String SOURCE = """
            import java.util.*;
            class Written {
                void each(List<Integer> ids) {
                    for (int id : ids) one(id);
                }
                void times(int times) { for (int i = 0; i < times; i++) one(i); }
                void whilst(Iterator<Integer> ids) {
                    while (ids.hasNext()) one(ids.next());
                    one(7);
                }
                void ofWhatIsAskedFor() {
                    for (int id : ids()) one(id);
                }
                void usual() {
                    for (int id : ids()) {
                        one(id);
                    }
                    one(8);
                }
                void until() {
                    int i = 0;
                    do one(i++); while (i < 9);
                }
                void one(int id) {}
                List<Integer> ids() { return List.of(); }
            }
            """;

    private static Frame.Loop at(Loops loops, String method, String text) {
        List<String> lines = SOURCE.lines().toList();
        int begin = 0;
        while (!lines.get(begin).contains("void " + method + "(")) {
            begin++;
        }
        int line = begin;
        while (!lines.get(line).contains(text)) {
            line++;
        }
        return loops.at(method, line + 1);
    }

    @Test
    void aLoopIsOneHoweverItsLinesAreBroken(@TempDir Path folder) throws Exception {
        Path source = Files.writeString(folder.resolve("Written.java"), SOURCE);
        assertThat(ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, "-d", folder.toString(), source.toString()))
                .isZero();
        try (var loader =
                new java.net.URLClassLoader(new java.net.URL[] {folder.toUri().toURL()})) {
            Loops loops = Loops.of(loader.loadClass("Written"));
            assertThat(loops.areKnown()).isTrue();
            assertThat(at(loops, "each", "one(id)")).isEqualTo(Frame.Loop.INSIDE);
            assertThat(at(loops, "times", "one(i)")).isEqualTo(Frame.Loop.INSIDE);
            assertThat(at(loops, "whilst", "one(ids.next())")).isEqualTo(Frame.Loop.INSIDE);
            assertThat(at(loops, "whilst", "one(7)")).isEqualTo(Frame.Loop.OUTSIDE);
            assertThat(at(loops, "until", "one(i++)")).isEqualTo(Frame.Loop.INSIDE);
            assertThat(at(loops, "ofWhatIsAskedFor", "one(id)"))
                    .as("what is asked for once stands on the same line")
                    .isEqualTo(Frame.Loop.UNKNOWN);
            assertThat(at(loops, "usual", "one(id)")).isEqualTo(Frame.Loop.INSIDE);
            assertThat(at(loops, "usual", "ids()")).isEqualTo(Frame.Loop.OUTSIDE);
            assertThat(at(loops, "usual", "one(8)")).isEqualTo(Frame.Loop.OUTSIDE);
        }
    }
}
