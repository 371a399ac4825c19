package dev.rowan.orm.generated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.orm.Dialects;
import dev.rowan.orm.Model;
import dev.rowan.orm.dialect.ColumnType;
import dev.rowan.orm.dialect.Dialect;
import dev.rowan.orm.dialect.Extensions;
import dev.rowan.orm.model.FieldType;
import dev.rowan.orm.model.FieldTypes;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** docs/models.md and docs/transactions.md: their code compiles, their table of types is true, no option is missing. */
final class ModelsPageTest {
    private static final Path DOCS = Path.of("..", "docs");
    private static final Pattern BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final Pattern TYPE = Pattern.compile("\\b(?:class|enum) (\\w+)");
    private static final Pattern SPAN = Pattern.compile("`([^`]+)`");

    private static final String IMPORTS = """
            package dev.shop;
            import static dev.rowan.orm.Functions.lower;
            import static dev.rowan.orm.model.OnDelete.CASCADE;
            import dev.rowan.orm.*;
            import dev.rowan.orm.execute.Transaction;
            import dev.rowan.orm.model.*;
            import dev.rowan.orm.ForeignKey;
            import dev.rowan.orm.ManyToMany;
            import dev.rowan.orm.Reverse;
            import java.time.*;
            import java.util.*;
            import org.jspecify.annotations.*;
            """;

    /** What the code about transactions speaks of. */
    private static final Map<String, String> ORDERS =
            Map.of("Account", """
            @Table
            public class Account extends Model {
                public static final Manager<Account> objects = Account_.manager();
                Long id;
                long balance;
            }
            """, "Order", """
            @Table
            public class Order extends Model {
                public static final Manager<Order> objects = Order_.manager();
                Long id;
                String number;
                boolean waiting;
            }
            """, "OutOfStock", "class OutOfStock extends Exception {}");

    @TempDir
    Path folder;

    @Test
    void theModelsCompile() throws IOException {
        Map<String, String> classes = new LinkedHashMap<>();
        for (String block : blocks("models.md")) {
            Matcher type = TYPE.matcher(block);
            assertThat(type.find()).as(block).isTrue();
            classes.put(type.group(1), block);
        }
        assertThat(classes).hasSizeGreaterThan(10);
        assertThat(faults(classes)).isEmpty();
    }

    @Test
    void theBlocksCompile() throws IOException {
        Map<String, String> classes = new LinkedHashMap<>(ORDERS);
        for (String block : blocks("transactions.md")) {
            String name = "Block" + classes.size();
            classes.put(
                    name,
                    "import static dev.shop.Order_.number; class " + name
                            + " { void reserve(Order order) throws OutOfStock {} void run(Database db) throws Exception {\n"
                            + block
                            + "}}");
        }
        assertThat(classes).hasSizeGreaterThan(ORDERS.size());
        assertThat(faults(classes)).isEmpty();
    }

    private List<String> faults(Map<String, String> classes) throws IOException {
        Path sources = folder.resolve("sources");
        for (Map.Entry<String, String> each : classes.entrySet()) {
            Compilation.write(sources, each.getKey(), IMPORTS + each.getValue());
        }
        return new Compilation(sources, folder.resolve("classes")).run();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void theTypesOfColumnsAreThese(String name) throws IOException {
        boolean sqlite = name.equals("sqlite");
        Dialect dialect = sqlite ? Dialects.sqlite(Extensions.NONE) : Dialects.postgres(Extensions.NONE);
        int checked = 0;
        for (String line : Files.readAllLines(DOCS.resolve("models.md"))) {
            String[] cells = line.split("\\|", 0);
            ColumnType type = cells.length == 5 ? columnType(cells[1]) : null;
            if (type != null) {
                assertThat(cells[sqlite ? 4 : 3].strip()).as(line).isEqualTo(dialect.columnType(type));
                checked++;
            }
        }
        assertThat(checked).isEqualTo(19);
    }

    private static @Nullable ColumnType columnType(String cell) {
        List<String> spans = spans(cell);
        FieldType<?, ?> type = cell.contains("json = true")
                ? FieldTypes.json()
                : cell.contains("an enum, by its name")
                        ? FieldTypes.enumByName(Thread.State.class)
                        : spans.isEmpty() ? null : FieldTypes.ofClass(javaClass(spans.get(0)));
        return type == null
                ? null
                : new ColumnType(
                        type.kind(),
                        number(cell, "maxLength"),
                        number(cell, "precision"),
                        number(cell, "scale"),
                        false);
    }

    private static int number(String cell, String option) {
        Matcher given = Pattern.compile(option + " = (\\d+)").matcher(cell);
        return given.find() ? Integer.parseInt(given.group(1)) : 0;
    }

    private static Class<?> javaClass(String name) {
        Map<String, Class<?>> primitives = Map.of(
                "boolean",
                Boolean.class,
                "byte",
                Byte.class,
                "int",
                Integer.class,
                "long",
                Long.class,
                "float",
                Float.class,
                "double",
                Double.class,
                "char",
                Character.class,
                "byte[]",
                byte[].class);
        Class<?> primitive = primitives.get(name);
        if (primitive != null) {
            return primitive;
        }
        for (String prefix : List.of("java.lang.", "java.time.", "java.util.", "java.math.")) {
            try {
                return Class.forName(prefix + name);
            } catch (ClassNotFoundException | LinkageError none) {
                // the next package; the cells of other tables name no class at all
            }
        }
        return Void.class;
    }

    @Test
    void everyOptionIsTold() throws Exception {
        String page = Files.readString(DOCS.resolve("models.md"));
        TreeSet<String> words = new TreeSet<>();
        for (String span : spans(page.replaceAll("(?s)```.*?```", ""))) {
            words.addAll(List.of(span.split("\\W+", 0)));
        }
        List<String> missing = new ArrayList<>();
        for (Class<?> annotation : annotations()) {
            if (!page.contains("@" + annotation.getSimpleName())) {
                missing.add("@" + annotation.getSimpleName());
            }
            for (Method option : annotation.getDeclaredMethods()) {
                if (!option.getName().equals("value") && !words.contains(option.getName())) {
                    missing.add("@" + annotation.getSimpleName() + "(" + option.getName() + ")");
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    private static List<Class<?>> annotations() throws Exception {
        Path classes = Path.of(
                Model.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        List<Class<?>> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(classes.resolve("dev/rowan/orm"))) {
            for (Path file : files.sorted().toList()) {
                String name = Objects.requireNonNull(file.getFileName()).toString();
                if (name.endsWith(".class") && !name.equals("package-info.class")) {
                    Class<?> type = Class.forName("dev.rowan.orm." + name.replace(".class", ""), false, loader());
                    if (type.isAnnotation() && java.lang.reflect.Modifier.isPublic(type.getModifiers())) {
                        found.add(type);
                    }
                }
            }
        }
        assertThat(found).hasSizeGreaterThan(12);
        return found;
    }

    private static @Nullable ClassLoader loader() {
        return ModelsPageTest.class.getClassLoader();
    }

    private static List<String> blocks(String page) throws IOException {
        return BLOCK.matcher(Files.readString(DOCS.resolve(page)))
                .results()
                .map(result -> result.group(1))
                .toList();
    }

    private static List<String> spans(String text) {
        return SPAN.matcher(text).results().map(result -> result.group(1)).toList();
    }
}
