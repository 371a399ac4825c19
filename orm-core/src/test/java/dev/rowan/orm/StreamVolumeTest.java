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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

/** More rows than the memory holds, read through a cursor of the server, in a JVM of its own. */
class StreamVolumeTest {
    private static final int ROWS = 60_000;

    /** The texts of all rows are more than twice as much. */
    private static final String MEMORY = "-Xmx48m";

    private static final String TEXT = "x".repeat(2_000);

    @TempDir
    Path folder;

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void sixtyThousandRowsGoThroughLittleMemory(TestDatabase test) throws IOException, InterruptedException {
        String said = LittleMemory.run(StreamVolumeTest.class, MEMORY, test, folder);
        // The prefetch of each chunk is a statement, and the rows themselves are one.
        assertThat(said).contains("read 120000000 characters by 1 statements", "read 60000 rows by 121 statements");
    }

    public static void main(String[] arguments) {
        try (Database database = Database.builder("default")
                .url(arguments[0])
                .models(Author_.META, Profile_.META, Tag_.META, Post_.META, Comment_.META)
                .register()) {
            database.createTables();
            Tag.objects.bulkCreateFrom(
                    () -> LongStream.range(0, ROWS)
                            .mapToObj(StreamVolumeTest::tag)
                            .iterator(),
                    BulkOptions.DEFAULT.inBatchesOf(500));
            AtomicInteger statements = new AtomicInteger();
            database.observe(one -> statements.addAndGet("transaction".equals(one.get("cause")) ? 0 : 1));
            try (Stream<Tag> tags = Tag.objects.stream(500)) {
                long characters = tags.mapToLong(
                                tag -> String.valueOf(tag.colour).length())
                        .sum();
                System.out.printf("read %d characters by %d statements%n", characters, statements.getAndSet(0));
            }
            try (Stream<Tag> tags = Tag.objects.prefetchRelated("posts").stream(500)) {
                long rows = tags.filter(tag -> tag.posts.list().isEmpty()).count();
                System.out.printf("read %d rows by %d statements%n", rows, statements.get());
            }
        }
    }

    private static Tag tag(long number) {
        Tag tag = new Tag();
        tag.name = "tag " + number;
        tag.colour = TEXT;
        return tag;
    }
}
