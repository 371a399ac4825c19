package dev.rowan.agent.program;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.RecursiveTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that are run under the agent, in a JVM of their own, by {@code ScopesIT}. */
final class ShopTests {
    private static final ExecutorService POOL = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "pooled");
        thread.setDaemon(true);
        return thread;
    });
    /** Its factory hides what the pool's threads run. */
    private static final ExecutorService WORKERS = Executors.newSingleThreadExecutor(loop -> {
        Thread thread = new Thread(() -> loop.run(), "worker");
        thread.setDaemon(true);
        return thread;
    });

    private static final CyclicBarrier BOTH = new CyclicBarrier(2);

    @BeforeAll
    static void create() throws SQLException {
        Shop.create();
    }

    @BeforeEach
    void setUp() {
        Shop.name(500);
    }

    @AfterEach
    void tearDown() {
        Shop.name(501);
    }

    @Test
    @Tag("alone")
    void loops() throws SQLException {
        for (int id : Shop.ids()) {
            assertThat(Shop.name(id)).isNotNull();
        }
    }

    @Test
    @Tag("alone")
    void renamesInTransactions() {
        for (int id = 500; id < 510; id++) {
            Shop.rename(id, "renamed");
        }
        assertThat(Shop.name(500)).isEqualTo("renamed");
    }

    @ParameterizedTest
    @ValueSource(ints = {502, 503})
    @Tag("alone")
    void finds(int id) {
        assertThat(Shop.name(id)).isNotEmpty();
    }

    @RepeatedTest(2)
    @Tag("kinds")
    void repeats() {
        assertThat(Shop.name(504)).isNotEmpty();
    }

    @TestFactory
    @Tag("kinds")
    Stream<DynamicNode> makes() {
        return Stream.of(
                DynamicTest.dynamicTest("one", () -> Shop.name(505)),
                DynamicContainer.dynamicContainer(
                        "several", Stream.of(DynamicTest.dynamicTest("of several", () -> Shop.name(506)))));
    }

    @Nested
    class Inside {
        @BeforeEach
        void setUpInside() {
            Shop.name(502);
        }

        @Test
        @Tag("kinds")
        void nests() {
            assertThat(Shop.name(507)).isNotEmpty();
        }
    }

    /** Work that is split, stolen and joined. */
    private static final class Names extends RecursiveTask<Integer> {
        private static final long serialVersionUID = 1;

        private final int from;
        private final int to;

        Names(int from, int to) {
            this.from = from;
            this.to = to;
        }

        @Override
        protected Integer compute() {
            if (to - from == 1) {
                return Shop.name(from).length();
            }
            int middle = (from + to) / 2;
            Names left = new Names(from, middle);
            Names right = new Names(middle, to);
            left.fork();
            return right.compute() + left.join();
        }
    }

    @Test
    @Tag("threads")
    void forksAndJoins() {
        ForkJoinPool pool = new ForkJoinPool(4);
        assertThat(pool.invoke(new Names(500, 516))).isEqualTo(16 * "item".length());
        pool.shutdown();
    }

    /** Each step on a thread of the common pool or of another, none of which knows of the test. */
    @Test
    @Tag("threads")
    void chainsSteps() throws Exception {
        CompletableFuture<String> other = CompletableFuture.supplyAsync(() -> Shop.name(500));
        String names = CompletableFuture.supplyAsync(() -> 501)
                .thenApplyAsync(Shop::name)
                .thenCombineAsync(other, (one, two) -> one + two + Shop.name(502))
                .thenCompose(both -> CompletableFuture.supplyAsync(() -> both + Shop.name(503), POOL))
                .handleAsync((all, fault) -> all + Shop.name(504))
                .get();
        assertThat(names).isEqualTo("item".repeat(5));
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        assertThat(timer.schedule(() -> Shop.name(505), 1, TimeUnit.MILLISECONDS)
                        .get())
                .isEqualTo("item");
        assertThat(timer.invokeAll(List.of(() -> Shop.name(506), () -> Shop.name(507))))
                .hasSize(2);
        timer.shutdown();
    }

    @Test
    @Tag("threads")
    void handsTasksToPools() throws Exception {
        Future<String> submitted = POOL.submit(() -> Shop.name(510));
        assertThat(submitted.get()).isNotNull();
        assertThat(CompletableFuture.supplyAsync(() -> Shop.name(511), POOL).get())
                .isNotNull();
        assertThat(CompletableFuture.supplyAsync(() -> 512, POOL)
                        .thenApplyAsync(Shop::name, POOL)
                        .get())
                .isNotNull();
        assertThat(IntStream.range(0, 8)
                        .parallel()
                        .mapToObj(i -> Shop.name(512 + i))
                        .toList())
                .hasSize(8);
    }

    /** Runs beside the one above it, so that a thread without a unit belongs to neither. */
    @Test
    @Tag("threads")
    void leavesNothingBehindInAPooledThread() throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        POOL.submit(() -> Shop.name(500)).get();
        POOL.execute(() -> {
            Shop.name(501);
            done.countDown();
        });
        done.await();
        assertThat(done.getCount()).isZero();
    }

    /** Had the pool wrapped what it was given, its queue could not compare it, and remove() would not find it. */
    @Test
    @Tag("threads")
    void ordersAndRemovesItsTasks() throws Exception {
        PriorityBlockingQueue<Runnable> queue = new PriorityBlockingQueue<>();
        ThreadPoolExecutor pool = new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, queue);
        CountDownLatch mayBegin = new CountDownLatch(1);
        List<Integer> done = new CopyOnWriteArrayList<>();
        Urgent removed = new Urgent(2, () -> done.add(2));
        pool.execute(new Urgent(0, () -> {
            try {
                mayBegin.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }));
        pool.execute(new Urgent(3, () -> done.add(Shop.name(503).length())));
        pool.execute(removed);
        pool.execute(new Urgent(1, () -> done.add(1)));
        assertThat(queue).hasSize(3).contains(removed);
        assertThat(pool.remove(removed)).isTrue();
        mayBegin.countDown();
        pool.shutdown();
        assertThat(pool.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
        assertThat(done).containsExactly(1, "item".length());
    }

    private record Urgent(int order, Runnable work) implements Runnable, Comparable<Urgent> {
        @Override
        public int compareTo(Urgent other) {
            return Integer.compare(order, other.order);
        }

        @Override
        public void run() {
            work.run();
        }
    }

    @Test
    @Tag("started")
    void startsThreads() throws Exception {
        BOTH.await();
        started(() -> Shop.name(510), "new").join();
        Thread virtual = virtual(() -> Shop.name(511));
        virtual.join();
        Thread nested = new Thread(() -> {
            Shop.name(512);
            started(() -> Shop.name(513), "in its turn");
        });
        nested.start();
        nested.join();
        ExecutorService each = threadForEach();
        assertThat(each.submit(() -> Shop.name(515)).get()).isEqualTo("item");
        each.shutdown();
        CountDownLatch made = new CountDownLatch(1);
        WORKERS.execute(made::countDown);
        made.await();
        BOTH.await();
        BOTH.await();
        assertThat(virtual.isAlive()).isFalse();
    }

    /** Its statement runs on a worker that the test above it made. */
    @Test
    @Tag("started")
    void usesItsWorker() throws Exception {
        BOTH.await();
        BOTH.await();
        CountDownLatch done = new CountDownLatch(1);
        WORKERS.execute(() -> {
            Shop.rename(514, "by a worker");
            done.countDown();
        });
        done.await();
        BOTH.await();
        assertThat(done.getCount()).isZero();
    }

    /** A server in this JVM, whose thread is no test's. */
    private static final class Served {
        static final HttpServer SERVER = start();

        private static HttpServer start() {
            try {
                HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
                server.createContext("/", exchange -> {
                    Shop.name(500);
                    exchange.sendResponseHeaders(204, -1);
                    exchange.close();
                });
                server.start();
                return server;
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        static int ask() throws Exception {
            URI page = URI.create("http://localhost:" + SERVER.getAddress().getPort() + "/");
            return HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }

    @Test
    @Tag("alone")
    void asksAServer() throws Exception {
        assertThat(Served.ask()).isEqualTo(204);
    }

    @Test
    @Tag("served")
    void asksAServerBesideAnother() throws Exception {
        BOTH.await();
        assertThat(Served.ask()).isEqualTo(204);
        BOTH.await();
    }

    @Test
    @Tag("served")
    void asksTheServerToo() throws Exception {
        BOTH.await();
        assertThat(Served.ask()).isEqualTo(204);
        BOTH.await();
    }

    private static Thread started(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
        return thread;
    }

    /** Virtual ones where this JVM has them. */
    private static ExecutorService threadForEach() throws ReflectiveOperationException {
        return Runtime.version().feature() < 21
                ? Executors.newCachedThreadPool()
                : (ExecutorService) Executors.class
                        .getMethod("newVirtualThreadPerTaskExecutor")
                        .invoke(null);
    }

    /** A virtual thread where this JVM has them. */
    private static Thread virtual(Runnable work) throws ReflectiveOperationException {
        return Runtime.version().feature() < 21
                ? started(work, "as if virtual")
                : (Thread) Thread.class
                        .getMethod("startVirtualThread", Runnable.class)
                        .invoke(null, work);
    }

    @Test
    @Tag("parallel")
    void oneOfTwo() throws Exception {
        BOTH.await();
        List<String> names = IntStream.range(500, 505).mapToObj(Shop::name).toList();
        assertThat(names).hasSize(5);
        BOTH.await();
    }

    @Test
    @Tag("parallel")
    void otherOfTwo() throws Exception {
        BOTH.await();
        List<String> names = IntStream.range(500, 507).mapToObj(Shop::name).toList();
        assertThat(names).hasSize(7);
        BOTH.await();
    }
}
