package dev.rowan.orm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.orm.blog.Author;
import dev.rowan.orm.blog.Author_;
import dev.rowan.orm.blog.Blog;
import dev.rowan.orm.blog.Post;
import dev.rowan.orm.blog.Post_;
import dev.rowan.orm.blog.Tag;
import dev.rowan.orm.blog.Tag_;
import dev.rowan.orm.execute.UniqueViolation;
import dev.rowan.testing.database.EachDatabase;
import dev.rowan.testing.database.Engine;
import dev.rowan.testing.database.TestDatabase;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * What an application does all day, from 64 threads on a pool of 8: no update is lost, no connection stays out, nothing
 * fails but what is made to. Three seconds; {@code -Drowan.seconds=60} for longer.
 */
class MixedWorkTest {
    private static final int THREADS = 64;
    private static final int POSTS = 6;

    private Blog blog;
    private Database db;

    /** What the committed work added to the views of each post, by index of its key. */
    private final AtomicIntegerArray added = new AtomicIntegerArray(POSTS + 1);

    private final LongAdder tags = new LongAdder();
    private final Map<String, LongAdder> done = new ConcurrentHashMap<>();
    private final List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());

    private static final class Provoked extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** One kind of work. */
    private interface Work {
        void run(Worker worker);
    }

    private final Map<String, Work> works = new TreeMap<>(Map.of(
            "reads", Worker::read,
            "updates with F", Worker::updateWithF,
            "locked increments", Worker::lockAndSave,
            "bulk inserts", Worker::insertMany,
            "links", Worker::linkAndUnlink,
            "inner blocks undone", Worker::failInside,
            "outer blocks undone", Worker::failOutside,
            "async blocks", Worker::async,
            "streams left early", Worker::leaveAStream,
            "updateOrCreate", Worker::updateOrCreate));

    @BeforeEach
    void open(TestDatabase database) throws SQLException {
        blog = new Blog(
                database, Database.builder("default").url(database.url()).poolSize(8));
        db = blog.database();
        for (int i = 0; i < 3; i++) {
            Tag.objects.create(Tag_.name.to("shared" + i));
        }
    }

    @AfterEach
    void close() {
        blog.close();
    }

    @EachDatabase(value = Engine.POSTGRES, fresh = true)
    void nothingIsLostAndNothingIsLeftOver() throws Exception {
        long seconds = Long.getLong("rowan.seconds", 3);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        List<Worker> workers = IntStream.range(0, THREADS).mapToObj(Worker::new).toList();
        List<Thread> threads = new ArrayList<>();
        for (Worker worker : workers) {
            threads.add(new Thread(() -> worker.until(end), "worker-" + worker.number));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(failures).isEmpty();
        assertThat(db.connections().pool().taken()).isZero();
        assertThat(db.inTransaction()).isFalse();
        List<Integer> expected = IntStream.rangeClosed(1, POSTS)
                .mapToObj(post -> post * 10 + added.get(post))
                .toList();
        assertThat(Post.objects
                        .filter(Post_.id.lte((long) POSTS))
                        .orderBy("id")
                        .flat(Post_.views)
                        .list())
                .isEqualTo(expected);
        assertThat(Tag.objects.count()).isEqualTo(7 + tags.sum());
        workers.forEach(Worker::check);
        assertThat(done.keySet()).isEqualTo(works.keySet());
        System.out.println(THREADS + " threads, pool of 8, " + seconds + " s: " + new TreeMap<>(done));
    }

    private final class Worker {
        private final int number;
        private final Random random;
        private final Post mine;
        private final Set<String> links = ConcurrentHashMap.newKeySet();
        private int names;

        Worker(int number) {
            this.number = number;
            this.random = new Random(number);
            this.mine = Post.objects.create(post -> {
                post.title = "of " + number;
                post.createdAt = Instant.EPOCH;
                post.author.set(Author.objects.get("id", 1));
            });
        }

        void until(long end) {
            List<Map.Entry<String, Work>> all = List.copyOf(works.entrySet());
            while (System.nanoTime() < end && failures.isEmpty()) {
                Map.Entry<String, Work> next = all.get(random.nextInt(all.size()));
                try {
                    next.getValue().run(this);
                    done.computeIfAbsent(next.getKey(), name -> new LongAdder()).increment();
                } catch (RuntimeException | Error thrown) {
                    failures.add(thrown);
                }
            }
        }

        private long aPost() {
            return 1L + random.nextInt(POSTS);
        }

        private String name() {
            return number + "-" + ++names;
        }

        private void increment(long post) {
            Post.objects.filter("id", post).update(Post_.views.to(Post_.views.plus(1)));
        }

        private void counted(long post) {
            added.incrementAndGet((int) post);
        }

        void read() {
            List<Post> posts = Post.objects
                    .filter(Post_.id.lte((long) POSTS))
                    .selectRelated(Post_.author())
                    .prefetchRelated(Post_.tags())
                    .list();
            assertThat(posts)
                    .hasSize(POSTS)
                    .allSatisfy(post -> assertThat(post.author.get().name).isNotBlank());
            assertThat(Author.objects.filter(Author_.name.eq("Ana")).count()).isEqualTo(1);
        }

        void updateWithF() {
            long post = aPost();
            increment(post);
            counted(post);
        }

        void lockAndSave() {
            long key = aPost();
            db.atomic(() -> {
                Post post = Post.objects.selectForUpdate().get("id", key);
                post.views++;
                post.save(Save.only(Set.of("views")));
            });
            counted(key);
        }

        void insertMany() {
            List<Tag> rows = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                Tag tag = new Tag();
                tag.name = name();
                rows.add(tag);
            }
            Tag.objects.bulkCreate(rows);
            tags.add(20);
            assertThat(rows).allSatisfy(tag -> assertThat(tag.id).isNotNull());
        }

        void linkAndUnlink() {
            String name = "shared" + random.nextInt(3);
            Tag tag = Tag.objects.get("name", name);
            if (random.nextBoolean()) {
                mine.tags.add(tag);
                links.add(name);
            } else {
                mine.tags.remove(tag);
                links.remove(name);
            }
        }

        void failInside() {
            long post = aPost();
            db.atomic(() -> {
                increment(post);
                try {
                    db.atomic(() -> {
                        Tag.objects.create(Tag_.name.to(name()));
                        throw new Provoked();
                    });
                } catch (Provoked expected) {
                    assertThat(db.inTransaction()).isTrue();
                }
            });
            counted(post);
        }

        void failOutside() {
            try {
                db.atomic(() -> {
                    increment(aPost());
                    Tag.objects.create(Tag_.name.to("java"));
                });
                failures.add(new AssertionError("there are two of one name"));
            } catch (UniqueViolation expected) {
                assertThat(db.inTransaction()).isFalse();
            }
        }

        void async() {
            long post = aPost();
            boolean fails = random.nextBoolean();
            try {
                db.aatomic(() -> {
                            Post.objects
                                    .filter("id", post)
                                    .aupdate(Post_.views.to(Post_.views.plus(1)))
                                    .join();
                            if (fails) {
                                throw new Provoked();
                            }
                        })
                        .join();
                counted(post);
            } catch (CompletionException thrown) {
                if (!(thrown.getCause() instanceof Provoked)) {
                    throw thrown;
                }
            }
            assertThat(Post.objects.acount().join()).isEqualTo(POSTS + THREADS);
        }

        void leaveAStream() {
            try (Stream<Post> posts = Post.objects.orderBy("id").stream(5)) {
                Iterator<Post> each = posts.iterator();
                assertThat(each.next().id).isEqualTo(1);
            }
        }

        void updateOrCreate() {
            String colour = name();
            Tag.objects.updateOrCreate(
                    List.of(Tag_.name.to("shared" + random.nextInt(3))), List.of(Tag_.colour.to(colour)));
        }

        void check() {
            assertThat(mine.tags.all().flat(Tag_.name).list()).containsExactlyInAnyOrderElementsOf(links);
        }
    }
}
