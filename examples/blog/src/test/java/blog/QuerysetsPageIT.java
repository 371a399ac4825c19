package blog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.rowan.orm.Database;
import dev.rowan.testing.database.EachDatabase;
import dev.rowan.testing.database.Engine;
import dev.rowan.testing.database.TestDatabase;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tables of docs/querysets.md: what stands in their cells compiles against the blog's models, and runs. */
class QuerysetsPageIT {
    private static final Path PAGE = Path.of("..", "..", "docs", "querysets.md");
    private static final Pattern SPAN = Pattern.compile("`([^`]+)`");

    /** Where a cell's code may stand; the first that compiles counts. */
    private static final List<String> PLACES = List.of(
            "return Post.objects.%s;",
            "return Post.objects.filter(%s);",
            "return Post.objects.orderBy(%s);",
            "return Post.objects.prefetchRelated(%s);",
            "return %s;",
            "%s return null;");

    private static final String SOURCE = """
            package blog;
            import static blog.Post_.*;
            import static dev.rowan.orm.Aggregates.*;
            import static dev.rowan.orm.LockOption.*;
            import dev.rowan.orm.*;
            import java.util.List;
            public final class NAME {
                static final PostQuerySet a = Post.objects.filter(views.gt(0));
                static final PostQuerySet b = Post.objects.filter("title", "x");
                static final QuerySet<Comment> qs = Comment.objects.filter("text__contains", "!");
                static final List<Post> rows = Post.objects.list();
                static final List<Post> fresh = QuerysetsPageIT.fresh();
                record Summary(Long id, String title) {}
                static Object run() throws Exception {
                    BODY
                }
            }
            """;

    @TempDir
    Path output;

    /** Code of a cell; some can only be compiled, since their row is of one database. */
    private record Cell(int line, String code, boolean runs) {}

    private static List<Cell> cells(String section) throws IOException {
        List<Cell> cells = new ArrayList<>();
        List<String> lines = Files.readAllLines(PAGE);
        for (int i = lines.indexOf("## " + section) + 1; !lines.get(i).startsWith("## "); i++) {
            String[] columns = lines.get(i).split("(?<!\\\\)\\|", 0);
            for (int column = 2; column < columns.length; column++) {
                Matcher spans = SPAN.matcher(columns[column]);
                while (spans.find()) {
                    String code = spans.group(1).replace("\\|", "|");
                    if (code.contains("(") && !code.startsWith(".")) {
                        cells.add(new Cell(i + 1, code, !lines.get(i).contains("(PostgreSQL)")));
                    }
                }
            }
        }
        return cells;
    }

    private static Map<String, Cell> named() throws IOException {
        List<Cell> all = new ArrayList<>(cells("Asking"));
        all.addAll(cells("Answering"));
        Map<String, Cell> named = new LinkedHashMap<>();
        all.forEach(cell -> named.put("Cell" + named.size() + "OfLine" + cell.line(), cell));
        return named;
    }

    private static String source(String name, String body) {
        return SOURCE.replace("NAME", name).replace("BODY", body);
    }

    /** The place of each cell's code, after all have been tried together. */
    private Map<String, String> bodies(Map<String, Cell> cells) throws IOException {
        Map<String, String> bodies = new LinkedHashMap<>();
        Map<String, String> sources = new LinkedHashMap<>();
        cells.forEach((name, cell) -> {
            for (int i = 0; i < PLACES.size(); i++) {
                String candidate = name + "Place" + i;
                bodies.put(candidate, PLACES.get(i).replace("%s", cell.code()));
                sources.put(candidate, source(candidate, bodies.get(candidate)));
            }
        });
        Map<String, String> faults = Snippets.faults(sources, output);
        Map<String, String> chosen = new LinkedHashMap<>();
        bodies.forEach((candidate, body) -> {
            if (!faults.containsKey(candidate)) {
                chosen.putIfAbsent(candidate.substring(0, candidate.indexOf("Place")), body);
            }
        });
        cells.forEach((name, cell) -> assertThat(chosen)
                .as(
                        "docs/querysets.md:%d: `%s` does not compile: %s",
                        cell.line(), cell.code(), faults.get(name + "Place0"))
                .containsKey(name));
        return chosen;
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void eachCellCompilesAndRuns(TestDatabase test) throws Exception {
        Map<String, Cell> cells = named();
        assertThat(cells).hasSizeGreaterThan(50);
        Map<String, String> bodies = bodies(cells);
        try (Database database = Database.builder("default")
                .unpooled(test.dataSource())
                .poolSize(2)
                .register()) {
            database.createTables();
            Author.objects.create(author -> {
                author.name = "Jane";
                author.email = "jane@example.org";
            });
            fresh().forEach(Post::save);
            for (Map.Entry<String, String> body : bodies.entrySet()) {
                Cell cell = cells.get(body.getKey());
                String name = body.getKey() + test.engine();
                Class<?> defined = Snippets.define(name, source(name, body.getValue()), output);
                if (cell.runs()) {
                    Method run = defined.getDeclaredMethod("run");
                    assertThatCode(() -> database.atomic(() -> {
                                finish(run.invoke(null));
                                database.setRollbackOnly();
                            }))
                            .as("docs/querysets.md:%d: `%s`", cell.line(), cell.code())
                            .doesNotThrowAnyException();
                }
            }
        }
    }

    private static void finish(Object value) throws Exception {
        if (value instanceof Iterable<?> rows) {
            rows.forEach(row -> assertThat(row).isNotNull());
        } else if (value instanceof AutoCloseable open) {
            open.close();
        }
    }

    static List<Post> fresh() {
        List<Post> posts = new ArrayList<>();
        for (String name : List.of("one", "two")) {
            Post post = new Post();
            post.title = name;
            post.slug = name;
            post.author.setId(1);
            posts.add(post);
        }
        return posts;
    }

    @Test
    void eachNameOfTheExpressionsExists() throws Exception {
        List<String> lines = Files.readAllLines(PAGE);
        int checked = 0;
        for (int i = lines.indexOf("## Expressions") + 1; !lines.get(i).startsWith("## "); i++) {
            String[] columns = lines.get(i).split("\\|", 0);
            Matcher type = columns.length < 3 ? null : SPAN.matcher(columns[1]);
            if (type == null || !type.find()) {
                continue;
            }
            Set<String> methods = methods(type.group(1));
            Matcher spans = SPAN.matcher(columns[2]);
            while (spans.find()) {
                if (!spans.group(1).contains("(")) {
                    for (String name : spans.group(1).strip().split("[ …]+", 0)) {
                        if (name.isEmpty()) {
                            continue; // what an ellipsis stands before
                        }
                        boolean known = methods.contains(name)
                                || (name.startsWith("Expr") && methods.stream().anyMatch(each -> each.endsWith(name)));
                        assertThat(known)
                                .as("docs/querysets.md:" + (i + 1) + ": " + name)
                                .isTrue();
                        checked++;
                    }
                }
            }
        }
        assertThat(checked).isGreaterThan(80);
    }

    private static Set<String> methods(String type) throws ClassNotFoundException {
        List<Class<?>> types = new ArrayList<>(List.of(Class.forName("dev.rowan.orm." + type)));
        if (type.equals("Expr")) {
            types.add(Class.forName("dev.rowan.orm.NumberExpr"));
        }
        return types.stream()
                .flatMap(each -> Arrays.stream(each.getMethods()))
                .map(Method::getName)
                .collect(Collectors.toSet());
    }
}
