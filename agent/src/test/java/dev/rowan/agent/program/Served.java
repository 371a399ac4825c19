package dev.rowan.agent.program;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** An application behind a servlet container, asked for one page at once and one later; then its threads are used again. */
public final class Served {
    /** Who works for a request; after it, none of it may be left in them. */
    private static final Set<Thread> WORKERS = ConcurrentHashMap.newKeySet();

    /** A pool that gives none of so many tasks to one of the threads that it had given requests to has others. */
    private static final int MOST_TRIES = 10_000;

    /** What a filter stands before; nothing stands before {@code /bare}. */
    static final List<String> FILTERED = List.of("/items", "/later", "/slow");

    /** That a statement has begun, and that it may end. */
    private static final CountDownLatch BEGUN = new CountDownLatch(1);

    private static final CountDownLatch MAY_END = new CountDownLatch(1);

    private static final ExecutorService SLOW = Executors.newSingleThreadExecutor();

    private Served() {}

    /** A container that runs, with the filter and both servlets in it. */
    interface Container extends AutoCloseable {
        int port();

        /** The pool that requests are answered in. */
        Executor pool();

        @Override
        void close();
    }

    /** Runs it; the argument names the container. */
    public static void main(String[] args) throws Exception {
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table item (id int primary key, name varchar(20))");
            statement.execute("create alias waits for '" + Served.class.getName() + ".waits'");
        }
        try (Container container = args[0].equals("jetty") ? new InJetty() : new InUndertow()) {
            HttpClient client = HttpClient.newHttpClient();
            ask(client, container, "/bare");
            ask(client, container, "/items");
            ask(client, container, "/later");
            ask(client, container, "/slow");
            MAY_END.countDown();
            SLOW.shutdown();
            if (!SLOW.awaitTermination(1, TimeUnit.MINUTES)) {
                throw new IllegalStateException("the slow statement did not end");
            }
            usedAgain(container.pool());
        }
        System.exit(0);
    }

    /** The database calls it in the middle of a statement. */
    public static int waits(int given) throws InterruptedException {
        BEGUN.countDown();
        MAY_END.await();
        return given;
    }

    private static void ask(HttpClient client, Container container, String path) throws Exception {
        URI page = URI.create("http://localhost:" + container.port() + path);
        HttpResponse<String> answer =
                client.send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200 || !answer.body().equals("items")) {
            throw new IllegalStateException(path + ": " + answer.statusCode() + " " + answer.body());
        }
    }

    /** A thread that answered a request does something else. */
    private static void usedAgain(Executor pool) throws Exception {
        for (int i = 0; i < MOST_TRIES; i++) {
            CompletableFuture<Boolean> again = new CompletableFuture<>();
            pool.execute(() -> {
                boolean worker = WORKERS.contains(Thread.currentThread());
                if (worker) {
                    find("select id from item where name = ?", "afterwards");
                }
                again.complete(worker);
            });
            if (again.get()) {
                return;
            }
        }
        throw new IllegalStateException("no thread of a request was given another task");
    }

    static Connection connection() throws SQLException {
        return DriverManager.getConnection("jdbc:h2:mem:served;DB_CLOSE_DELAY=-1");
    }

    static void find(String sql, Object key) {
        try (Connection connection = connection();
                PreparedStatement find = connection.prepareStatement(sql)) {
            find.setObject(1, key);
            try (ResultSet found = find.executeQuery()) {
                found.next();
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    static EnumSet<DispatcherType> requestsAndTheirSequels() {
        return EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC);
    }

    /** Looks up who asks. */
    public static final class Sender implements Filter {
        @Override
        public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            WORKERS.add(Thread.currentThread());
            find("select name from item where id = ?", 7);
            chain.doFilter(request, response);
        }
    }

    /** Answers at once, with three lookups. */
    public static final class Items extends HttpServlet {
        private static final long serialVersionUID = 1;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            for (int id = 1; id <= 3; id++) {
                find("select id, name from item where id = ?", id);
            }
            response.getWriter().write("items");
        }
    }

    /** Has a pool of its own look something up, and lets the container go on from there with {@link Items}. */
    public static final class Later extends HttpServlet {
        private static final long serialVersionUID = 1;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException {
            AsyncContext later = request.startAsync();
            CountDownLatch looked = new CountDownLatch(1);
            ExecutorService own = Executors.newSingleThreadExecutor();
            own.execute(() -> {
                find("select id, id from item where id = ?", 9);
                looked.countDown();
                later.dispatch("/items");
            });
            own.shutdown();
            try {
                // So that the lookup is surely the request's: a unit takes what comes while it is open.
                looked.await();
            } catch (InterruptedException stopped) {
                throw new ServletException(stopped);
            }
        }
    }

    /** Answers while a statement that it has begun on another thread still runs. */
    public static final class Slow extends HttpServlet {
        private static final long serialVersionUID = 1;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response)
                throws ServletException, IOException {
            SLOW.execute(() -> find("select waits(?) as waited", 11));
            try {
                BEGUN.await();
            } catch (InterruptedException stopped) {
                throw new ServletException(stopped);
            }
            response.getWriter().write("items");
        }
    }
}
