package blog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.orm.Database;
import dev.rowan.testing.database.EachDatabase;
import dev.rowan.testing.database.Engine;
import dev.rowan.testing.database.TestDatabase;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The README's tutorial: its models are those of this module, its code runs on both databases, and what it says to come
 * out comes out.
 */
class TutorialIT {
    private static final Path README = Path.of("README.md");

    /** {@code // → text} says what an expression gives, {@code // throws X} what a statement ends with. */
    private static final Pattern SAID = Pattern.compile("(?s)(.*);\\s*// (→|throws) (.*)");

    @TempDir
    Path output;

    private static boolean isModel(String block) {
        return block.startsWith("@Table");
    }

    @Test
    void theModelsAreThoseOfThisModule() throws IOException {
        List<String> sources = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                sources.add(Files.readString(file));
            }
        }
        List<String> models = Snippets.blocks(README).values().stream()
                .filter(TutorialIT::isModel)
                .toList();
        assertThat(models).hasSizeGreaterThanOrEqualTo(3);
        models.forEach(model -> assertThat(sources).anyMatch(source -> source.contains(model.strip())));
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void theCodeGivesWhatItSays(TestDatabase test) throws Throwable {
        String name = "Tutorial" + test.engine();
        Class<?> tutorial = Snippets.define(name, source(name), output);
        try (Database database = Database.builder("default")
                .unpooled(test.dataSource())
                .poolSize(2)
                .register()) {
            database.createTables();
            tutorial.getDeclaredMethod("run", Database.class).invoke(null, database);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }

    private static String source(String name) throws IOException {
        StringBuilder source = new StringBuilder("""
                package blog;
                import static dev.rowan.orm.Aggregates.*;
                import static dev.rowan.orm.Functions.*;
                import static blog.Post_.*;
                import dev.rowan.orm.*;
                import java.math.BigDecimal;
                import java.nio.file.Files;
                import java.nio.file.Path;
                import java.util.*;
                import store.*;
                final class NAME {
                    static void run(Database db) throws Exception {
                """.replace("NAME", name));
        for (Map.Entry<Integer, String> block : Snippets.blocks(README).entrySet()) {
            if (!isModel(block.getValue()) && !block.getValue().startsWith("Database db")) {
                statements(block.getKey(), block.getValue(), source);
            }
        }
        return source.append("}}\n").toString();
    }

    /** Code with checks in the place of what it says. */
    private static void statements(int line, String block, StringBuilder source) {
        StringBuilder statement = new StringBuilder();
        int depth = 0;
        for (String each : block.split("\n", 0)) {
            statement.append(each).append('\n');
            String code = each.replaceAll("//.*", "").strip();
            depth += (int) code.chars().filter(c -> c == '{').count();
            depth -= (int) code.chars().filter(c -> c == '}').count();
            if (depth == 0 && (code.endsWith(";") || code.endsWith("}") || code.isEmpty())) {
                source.append(checked(line, statement.toString())).append('\n');
                statement.setLength(0);
            }
            line++;
        }
        assertThat(statement).as("what does not end").isEmpty();
    }

    private static String checked(int line, String statement) {
        Matcher said = SAID.matcher(statement.strip());
        if (!said.matches()) {
            return statement;
        }
        String expected = "\"" + said.group(3).replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
        String call = said.group(2).equals("→")
                ? "TutorialIT.gives(" + line + ", " + said.group(1).strip() + ", "
                : "TutorialIT.fails(" + line + ", () -> " + said.group(1).strip() + ", ";
        return call + expected + ");";
    }

    static void gives(int line, Object value, String expected) {
        assertThat(String.valueOf(value)).as("README.md:" + line).isEqualTo(expected);
    }

    static void fails(int line, Database.Action<?> action, String expected) {
        Throwable thrown = org.assertj.core.api.Assertions.catchThrowable(action::run);
        assertThat(thrown).as("README.md:" + line).isNotNull();
        assertThat(thrown.getClass().getSimpleName()).as("README.md:" + line).isEqualTo(expected);
    }
}
