package dev.rowan.orm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.orm.blog.Author_;
import dev.rowan.orm.blog.Comment_;
import dev.rowan.orm.blog.Post_;
import dev.rowan.orm.blog.Profile_;
import dev.rowan.orm.blog.Tag;
import dev.rowan.orm.blog.Tag_;
import dev.rowan.testing.database.EachDatabase;
import dev.rowan.testing.database.Engine;
import dev.rowan.testing.database.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;

/** More rows than the memory holds, written while they are made, in a JVM of its own. */
class BulkVolumeTest {
    private static final int ROWS = 200_000;
    private static final int BATCH = 7_000;
    private static final int BATCHES = (ROWS + BATCH - 1) / BATCH;

    /** All rows at once are more. */
    private static final String MEMORY = "-Xmx48m";

    private static final BulkOptions OPTIONS = BulkOptions.DEFAULT.inBatchesOf(BATCH);

    @TempDir
    Path folder;

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void twoHundredThousandRowsGoThroughLittleMemory(TestDatabase test) throws IOException, InterruptedException {
        boolean postgres = test.engine() == Engine.POSTGRES;
        String said = LittleMemory.run(BulkVolumeTest.class, MEMORY, test, folder);
        assertThat(said)
                .contains(
                        "inserted 200000 rows by 29 statements",
                        "inserted 200000 rows in parts by 29 statements",
                        "updated 200000 rows by 29 statements",
                        // The types of the columns once, then keys and rows of each batch.
                        postgres ? "copied 200000 rows by 59 statements" : "");
    }

    public static void main(String[] arguments) {
        try (Database database = Database.builder("default")
                .url(arguments[0])
                .models(Author_.META, Profile_.META, Tag_.META, Post_.META, Comment_.META)
                .register()) {
            database.createTables();
            AtomicInteger statements = new AtomicInteger();
            database.observe(one -> statements.addAndGet("transaction".equals(one.get("cause")) ? 0 : 1));
            told("inserted %d rows", statements, options -> Tag.objects.bulkCreateFrom(made(0, "a"), options));
            told(
                    "updated %d rows",
                    statements,
                    options -> Tag.objects.bulkUpdateFrom(made(1, "b"), List.of("name", "colour"), options));
            told(
                    "inserted %d rows in parts",
                    statements, options -> Tag.objects.bulkCreateFrom(made(0, "c"), options.committingParts()));
            if (database.dialectName().equals("postgresql")) {
                told(
                        "copied %d rows",
                        statements, options -> Tag.objects.bulkCreateFrom(made(0, "d"), options.copying()));
            }
            assertThat(Tag.objects.filter("name__startswith", "b").count()).isEqualTo(ROWS);
            assertThat(Tag.objects.get("pk", ROWS).name).isEqualTo("b" + ROWS);
        }
    }

    /** @param firstKey 0 for rows without keys */
    private static Iterable<Tag> made(long firstKey, String name) {
        LongFunction<Tag> maker = i -> {
            Tag tag = new Tag();
            tag.id = firstKey == 0 ? null : firstKey + i;
            tag.name = name + (firstKey + i);
            tag.colour = "the colour of " + i;
            return tag;
        };
        return () -> LongStream.range(0, ROWS).mapToObj(maker).iterator();
    }

    @FunctionalInterface
    private interface Work {
        long with(BulkOptions options);
    }

    private static void told(String what, AtomicInteger statements, Work work) {
        List<Long> heard = new ArrayList<>();
        statements.set(0);
        long rows = work.with(OPTIONS.reporting(heard::add));
        assertThat(heard).hasSize(BATCHES).isSorted().startsWith((long) BATCH).endsWith((long) ROWS);
        System.out.printf(what + " by %d statements%n", rows, statements.get());
    }
}
