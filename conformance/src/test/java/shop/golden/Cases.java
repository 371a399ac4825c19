package shop.golden;

import dev.rowan.orm.Assignment;
import dev.rowan.orm.BoolExpr;
import dev.rowan.orm.Database;
import dev.rowan.orm.DateExpr;
import dev.rowan.orm.F;
import dev.rowan.orm.JsonExpr;
import dev.rowan.orm.Model;
import dev.rowan.orm.MomentExpr;
import dev.rowan.orm.Q;
import dev.rowan.orm.TextExpr;
import dev.rowan.orm.ValueExpr;
import dev.rowan.testing.database.TestDatabase;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The questions of one area of the corpus, written in Java beside their ids, with the little words that the corpus's
 * sources use ({@code nq}, {@code tried}, {@code utc}).
 */
abstract class Cases {
    /** A question, and the look at the state that it leaves. */
    record Question(
            Callable<@Nullable Object> ask, @Nullable Callable<@Nullable Object> after) {}

    /** What a question throws where the corpus's throws Python's. */
    static final class KeyError extends RuntimeException {
        private static final long serialVersionUID = 1L;

        KeyError(String key) {
            super(key);
        }
    }

    /** A part of a question that may refuse: the corpus records class and message as a list. */
    record Refusal(Throwable error, boolean classOnly) {}

    /** Code that may throw anything; the harness tells what. */
    @FunctionalInterface
    interface Step<T extends @Nullable Object, V extends @Nullable Object> {
        V of(T value) throws Exception;
    }

    private static final ThreadLocal<TestDatabase> CURRENT = new ThreadLocal<>();

    private final String area;
    private final Map<String, Question> questions = new LinkedHashMap<>();

    Cases(String area) {
        this.area = area;
    }

    /** Names the database that {@link #nq} counts on. */
    static void on(TestDatabase database) {
        CURRENT.set(database);
    }

    final String area() {
        return area;
    }

    final Map<String, Question> questions() {
        return questions;
    }

    final void test(String id, Callable<@Nullable Object> ask) {
        test(id, ask, null);
    }

    final void test(String id, Callable<@Nullable Object> ask, @Nullable Callable<@Nullable Object> after) {
        if (questions.put(id, new Question(ask, after)) != null) {
            throw new IllegalStateException(area + " asks " + id + " twice");
        }
    }

    static F<Object> f(String name) {
        return F.of(name);
    }

    static TextExpr<Object> text(String name) {
        return F.text(name);
    }

    static BoolExpr<Object> bool(String name) {
        return F.bool(name);
    }

    static MomentExpr<Object, Instant> moment(String name) {
        return F.moment(name);
    }

    static DateExpr<Object> date(String name) {
        return F.date(name);
    }

    static JsonExpr<Object, Object> json(String name) {
        return F.json(name);
    }

    static ValueExpr<Object, Object> any(String name) {
        return F.value(name);
    }

    static Q<Object> q(@Nullable Object... lookups) {
        Q<Object> all = Q.everything();
        for (int i = 0; i < lookups.length; i += 2) {
            all = all.and(Q.of((String) lookups[i], lookups[i + 1]));
        }
        return all;
    }

    static List<@Nullable Object> list(@Nullable Object... items) {
        return new ArrayList<>(Arrays.asList(items));
    }

    static Map<String, @Nullable Object> map(@Nullable Object... pairs) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }

    static <T extends @Nullable Object> List<@Nullable Object> each(Iterable<T> items, Step<T, ?> step)
            throws Exception {
        List<@Nullable Object> results = new ArrayList<>();
        for (T item : items) {
            results.add(step.of(item));
        }
        return results;
    }

    static <T> List<@Nullable Object> each(Stream<T> items, Step<T, ?> step) throws Exception {
        try (items) {
            return each(items.toList(), step);
        }
    }

    static int size(Iterable<?> items) {
        int size = 0;
        for (Object ignored : items) {
            size++;
        }
        return size;
    }

    @SuppressWarnings("unchecked") // what is sorted is of one class
    static List<@Nullable Object> sorted(Iterable<?> items) {
        List<@Nullable Object> sorted = new ArrayList<>();
        items.forEach(sorted::add);
        Collections.sort(sorted, (a, b) -> ((Comparable<Object>) a).compareTo(b));
        return sorted;
    }

    /** Python's {@code queryset[index]}. */
    static <T> T at(dev.rowan.orm.BaseQuery<?, T, ?> query, int index) {
        return query.slice(index, index + 1L).list().get(0);
    }

    /** The value, or the refusal's class and message. */
    static @Nullable Object tried(Callable<?> ask) {
        try {
            return Encoder.encode(ask.call());
        } catch (Exception error) {
            return new Refusal(error, false);
        }
    }

    /** The value's first item, or the refusal's class. */
    static @Nullable Object triedClass(Callable<?> ask) {
        try {
            return Encoder.encode(ask.call()).get(0);
        } catch (Exception error) {
            return new Refusal(error, true);
        }
    }

    /** How many statements the call sends. */
    static int nq(Callable<?> call) throws Exception {
        return CURRENT.get().statements(call::call).size();
    }

    /** The database that {@link #nq} counts on. */
    static TestDatabase database() {
        return CURRENT.get();
    }

    static Database db() {
        return Database.current();
    }

    static <R> Assignment<R> set(String column, @Nullable Object value) {
        return Assignment.of(column, value);
    }

    static <R> List<Assignment<? super R>> values(@Nullable Object... pairs) {
        List<Assignment<? super R>> values = new ArrayList<>();
        for (int i = 0; i < pairs.length; i += 2) {
            values.add(Assignment.of((String) pairs[i], pairs[i + 1]));
        }
        return values;
    }

    /** A value, and the last statement that it took. */
    record Recorded(@Nullable Object value, String lastSql) {}

    static Recorded recorded(Callable<?> call) throws Exception {
        Object[] value = new Object[1];
        List<String> sent = CURRENT.get().statements(() -> value[0] = Encoder.encode(call.call()));
        return new Recorded(value[0], sent.get(sent.size() - 1));
    }

    /** The attributes that were not loaded, in Django's spelling. */
    static List<String> deferred(Model row) {
        return row.deferredColumns().stream().map(Cases::attribute).sorted().toList();
    }

    /** Django's spelling of a name. */
    static String attribute(String name) {
        StringBuilder snake = new StringBuilder();
        name.chars()
                .forEach(
                        c -> snake.append(Character.isUpperCase(c) ? "_" : "").append((char) Character.toLowerCase(c)));
        return snake.toString();
    }

    /** Python's {@code is}. */
    @SuppressWarnings("ReferenceEquality") // that is the question
    static boolean is(@Nullable Object one, @Nullable Object other) {
        return one == other;
    }

    /** Evaluates now. */
    static void encode(@Nullable Object value) {
        Encoder.encode(value);
    }

    static Instant utc(int... parts) {
        int[] all = Arrays.copyOf(parts, 7);
        return OffsetDateTime.of(all[0], all[1], all[2], all[3], all[4], all[5], all[6] * 1000, ZoneOffset.UTC)
                .toInstant();
    }

    static <T> T make(T row, java.util.function.Consumer<T> fill) {
        fill.accept(row);
        return row;
    }
}
