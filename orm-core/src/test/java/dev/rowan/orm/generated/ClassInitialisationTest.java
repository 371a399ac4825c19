package dev.rowan.orm.generated;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In which order classes wake up: a circle of models, loaded afresh for each try. */
public final class ClassInitialisationTest {
    /** The models that have been initialised; they call {@link #awake}. */
    private static final Set<String> AWAKE = ConcurrentHashMap.newKeySet();

    /** Enough tries that two threads meet in the middle of an initialisation, if they can at all. */
    private static final int TRIES = 100;

    private static final String POST = """
            package circle;

            import dev.rowan.orm.*;
            import dev.rowan.orm.model.OnDelete;
            import java.util.List;

            @Table(ordering = "author", constraints = "checks")
            public class Post extends Model {
                public static final Manager<Post> objects = Post_.manager();
                static { dev.rowan.orm.generated.ClassInitialisationTest.awake("Post"); }

                enum Status {
                    NEW;
                    static { dev.rowan.orm.generated.ClassInitialisationTest.awake("Status"); }
                }

                Long id;
                Status status;
                private String hidden;
                @Column(defaultFrom = "next") String code;
                @ForeignKey(onDelete = OnDelete.CASCADE) final Ref<Author> author = ref();
                @ForeignKey(onDelete = OnDelete.CASCADE, relatedName = "children") final Ref<Post> parent = ref();
                @ManyToMany(relatedName = "liked") final Many<Author> fans = many();

                static String next() { return ""; }
                static List<Constraint> checks() { return List.of(); }
            }
            """;

    private static final String AUTHOR = """
            package circle;

            import dev.rowan.orm.*;
            import dev.rowan.orm.model.OnDelete;

            @Table
            public class Author extends Model {
                public static final Manager<Author> objects = Author_.manager();
                static { dev.rowan.orm.generated.ClassInitialisationTest.awake("Author"); }

                Long id;
                @Reverse("author") final Many<Post> posts = many();
                @ForeignKey(onDelete = OnDelete.CASCADE, relatedName = "+") final Ref<Post> best = ref();
            }
            """;

    @TempDir
    static Path folder;

    @BeforeAll
    static void compile() throws IOException {
        Compilation.write(folder, "src/circle/Post", POST);
        Compilation.write(folder, "src/circle/Author", AUTHOR);
        assertThat(new Compilation(folder.resolve("src"), folder.resolve("classes")).run())
                .isEmpty();
    }

    /** Called by the models. */
    public static void awake(String model) {
        AWAKE.add(model);
    }

    private static URLClassLoader fresh() throws MalformedURLException {
        AWAKE.clear();
        URL classes = folder.resolve("classes").toUri().toURL();
        return new URLClassLoader(new URL[] {classes}, ClassInitialisationTest.class.getClassLoader());
    }

    private static Object value(URLClassLoader loader, String type, String field) throws ReflectiveOperationException {
        return Class.forName("circle." + type, true, loader).getField(field).get(null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Post_", "Author_"})
    void aDescriptionWakesNoModel(String companion) throws IOException, ReflectiveOperationException {
        try (URLClassLoader loader = fresh()) {
            assertThat(value(loader, companion, "META")).isNotNull();
            assertThat(AWAKE).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Post", "Author"})
    void objectsIsThereWhicheverClassIsTouchedFirst(String model) throws IOException, ReflectiveOperationException {
        try (URLClassLoader loader = fresh()) {
            assertThat(value(loader, model + "_", "META")).isNotNull();
            assertThat(value(loader, model, "objects")).isNotNull();
        }
        try (URLClassLoader loader = fresh()) {
            assertThat(value(loader, model, "objects")).isNotNull();
            assertThat(AWAKE).containsExactly(model);
        }
    }

    @Test
    void twoThreadsThatStartAtBothEndsOfACircleDoNotWaitForEachOther() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            for (int i = 0; i < TRIES; i++) {
                try (URLClassLoader loader = fresh()) {
                    CyclicBarrier start = new CyclicBarrier(4);
                    List<Future<Object>> ends = List.of(
                            threads.submit(() -> met(start, loader, "Post_", "META")),
                            threads.submit(() -> met(start, loader, "Author_", "META")),
                            threads.submit(() -> met(start, loader, "Post", "objects")),
                            threads.submit(() -> met(start, loader, "Author", "objects")));
                    for (Future<Object> end : ends) {
                        assertThat(end.get(20, TimeUnit.SECONDS)).isNotNull();
                    }
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static Object met(CyclicBarrier start, URLClassLoader loader, String type, String field) throws Exception {
        start.await(20, TimeUnit.SECONDS);
        return value(loader, type, field);
    }
}
