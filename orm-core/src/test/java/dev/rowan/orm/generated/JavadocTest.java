package dev.rowan.orm.generated;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples in the Javadoc of what users import compile against the blog that they speak of. */
final class JavadocTest {
    private static final Path SOURCES = Path.of("src", "main", "java", "dev", "rowan", "orm");
    private static final Pattern EXAMPLE = Pattern.compile("<pre>\\{@code\\n(.*?)\\n *\\* *\\}</pre>", Pattern.DOTALL);
    private static final Pattern CLASS = Pattern.compile("(?m)^public .*class (\\w+)");
    private static final Pattern STAR = Pattern.compile("(?m)^ *\\* ?");

    private static final String IMPORTS = """
            package blog;
            import dev.rowan.orm.*;
            import dev.rowan.orm.execute.*;
            import dev.rowan.orm.model.OnDelete;
            import dev.rowan.orm.model.Source;
            import java.nio.file.Path;
            import java.time.Instant;
            import java.util.List;
            import java.util.stream.Stream;
            import org.jspecify.annotations.Nullable;
            """;

    private static final Map<String, String> MODELS = Map.of("Author", """
            @Table
            public class Author extends Model {
                public static final Manager<Author> objects = Author_.manager();
                Long id;
                String name;
                String email;
                @Reverse("author") final Many<Post> posts = many();
            }
            """, "Tag", """
            @Table
            public class Tag extends Model {
                public static final Manager<Tag> objects = Tag_.manager();
                Long id;
                String name;
            }
            """, "Post", """
            @Table
            public class Post extends Model {
                public static final PostQuerySet objects = new PostQuerySet(Post_.META);
                Long id;
                String title;
                @Column(unique = true) String slug;
                @ForeignKey(onDelete = OnDelete.CASCADE, relatedName = "posts") final Ref<Author> author = ref();
                @ManyToMany(relatedName = "posts") final Many<Tag> tags = many();
                boolean published = false;
                int views;
                @AutoNowAdd Instant createdAt;
            }
            """);

    /** What the examples find around them. */
    private static final String EXAMPLES = """
            import static blog.Post_.*;
            import static dev.rowan.orm.Aggregates.*;
            import static dev.rowan.orm.Windows.*;
            final class NAME {
                interface Service { void list(); }
                Database db;
                Service service;
                Post post;
                Author author;
                Tag tag;
                List<Post> batch;
                void run() throws Exception {
                    BODY
                }
            }
            """;

    @TempDir
    Path folder;

    @Test
    void theExamplesCompile() throws IOException {
        Map<String, String> examples = examples();
        assertThat(examples).hasSizeGreaterThan(12);
        Path sources = folder.resolve("sources");
        for (Map.Entry<String, String> model : MODELS.entrySet()) {
            Compilation.write(sources, model.getKey(), IMPORTS + model.getValue());
        }
        for (Map.Entry<String, String> example : examples.entrySet()) {
            String code = example.getValue().replace("…", "");
            Matcher type = CLASS.matcher(code);
            boolean isClass = type.find();
            String name = isClass ? type.group(1) : example.getKey();
            String source = isClass
                    ? code
                    : EXAMPLES.replace("NAME", name)
                            .replace("BODY", code.endsWith(")") ? "Object it = " + code + ";" : code);
            Compilation.write(sources, name, IMPORTS + source);
        }
        assertThat(new Compilation(sources, folder.resolve("classes")).run()).isEmpty();
    }

    /** By the class that they stand in, and their number there. */
    private static Map<String, String> examples() throws IOException {
        Map<String, String> examples = new LinkedHashMap<>();
        try (Stream<Path> files = Files.list(SOURCES)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".java"))
                    .sorted()
                    .toList()) {
                Matcher example = EXAMPLE.matcher(Files.readString(file));
                for (int i = 1; example.find(); i++) {
                    String name = file.getFileName().toString().replace(".java", "Example" + i);
                    examples.put(name, STAR.matcher(example.group(1)).replaceAll(""));
                }
            }
        }
        return examples;
    }
}
