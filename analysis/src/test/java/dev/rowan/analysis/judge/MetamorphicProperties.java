package dev.rowan.analysis.judge;

import static dev.rowan.analysis.judge.Script.binds;
import static dev.rowan.analysis.judge.Script.path;
import static dev.rowan.analysis.judge.Script.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.analysis.Finding;
import dev.rowan.analysis.Options;
import dev.rowan.analysis.Suppressions;
import dev.rowan.analysis.event.Cause;
import dev.rowan.analysis.event.Unit;
import dev.rowan.analysis.event.UnitKind;
import dev.rowan.analysis.recording.Recording;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** How findings must change, or not, when what happened changes. */
final class MetamorphicProperties {

    /** What the repeated values look like. */
    enum Shape {
        IN_ORDER,
        SHUFFLED,
        RIVALLED,
        LIBRARY,
        NO_PARENT
    }

    private static void loop(Script script, Shape shape, int owners) {
        List<Long> ids = new ArrayList<>();
        Object[][] rows = new Object[owners][];
        for (int i = 0; i < owners; i++) {
            long id = shape == Shape.RIVALLED ? i + 1L : 5_000L + i;
            ids.add(id);
            rows[i] = shape == Shape.RIVALLED ? row(id, id) : row(id, "n");
        }
        if (shape != Shape.NO_PARENT) {
            script.query(path("S.list:10"), "select id, other_id from owners", binds(), rows);
        }
        if (shape == Shape.SHUFFLED) {
            Collections.reverse(ids);
        }
        for (long id : ids) {
            Script.Run run =
                    script.run("select id from pets where owner_id = ?", id).at("S.list:11");
            if (shape == Shape.LIBRARY) {
                run.cause(Cause.lazyMany("Owner.pets"));
            }
            run.rows(row(id + 100_000));
        }
    }

    private static String told(List<Finding> findings) {
        return findings.stream()
                .map(f -> f.id() + " " + f.confidence() + " " + f.count() + " " + f.total() + " " + f.within())
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    @Property(tries = 60)
    void moreRepetitionsNeverWeakenAFinding(
            @ForAll Shape shape,
            @ForAll @IntRange(min = 3, max = 40) int fewer,
            @ForAll @IntRange(min = 1, max = 1_500) int more) {
        Script small = new Script();
        loop(small, shape, fewer);
        Script large = new Script();
        loop(large, shape, fewer + more);
        Finding before = small.findings("n-plus-one").get(0);
        Finding after = large.findings("n-plus-one").get(0);
        assertThat(after.confidence()).isGreaterThanOrEqualTo(before.confidence());
        assertThat(after.severity()).isGreaterThanOrEqualTo(before.severity());
        assertThat(after.count()).isGreaterThan(before.count());
        assertThat(after.id()).isEqualTo(before.id());
    }

    @Property(tries = 60)
    void independentStatementsBetweenChangeNothing(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
        Script plain = new Script();
        loop(plain, Shape.IN_ORDER, 8);
        Script mixed = new Script();
        Random random = new Random(seed);
        mixed.query(path("S.list:10"), "select id, other_id from owners", binds(), ownerRows(8));
        for (int i = 0; i < 8; i++) {
            for (int other = random.nextInt(3); other > 0; other--) {
                String table = "other" + i + "_" + other;
                mixed.query(
                        path("T.look:" + (other + 3 * i + 1)),
                        "select a from " + table + " where b = ?",
                        binds(-7L - i),
                        row("x"));
            }
            mixed.query(
                    path("S.list:11"), "select id from pets where owner_id = ?", binds(5_000L + i), row(105_000L + i));
        }
        assertThat(told(mixed.findings())).isEqualTo(told(plain.findings()));
    }

    private static Object[][] ownerRows(int count) {
        Object[][] rows = new Object[count][];
        for (int i = 0; i < count; i++) {
            rows[i] = row(5_000L + i, "n");
        }
        return rows;
    }

    @Property(tries = 40)
    void theOrderOfUnitsChangesNothing(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
        Script script = new Script();
        for (int i = 0; i < 6; i++) {
            script.begin(UnitKind.REQUEST, "GET /" + i, "com.acme.T.t" + i);
            loop(script, Shape.values()[i % Shape.values().length], 3 + i);
        }
        Recording recording = script.recording();
        List<Unit> shuffled = new ArrayList<>(recording.units());
        Collections.shuffle(shuffled, new Random(seed));
        Analyzer analyzer = new Analyzer();
        List<Finding> one = analyzer.analyze(recording, Suppressions.none(), Options.defaults())
                .findings();
        List<Finding> other = analyzer.analyze(Recording.of(shuffled), Suppressions.none(), Options.defaults())
                .findings();
        assertThat(told(other)).isEqualTo(told(one));
        assertThat(other)
                .extracting(Finding::id)
                .isEqualTo(one.stream().map(Finding::id).toList());
    }

    @Example
    void droppedEventsMarkTheUnitAndSilenceWhatRestsOnAbsence() {
        Script script = new Script();
        script.run("select id, name, street, city, phone from owners where city = ?", "Bern")
                .at("S.list:10")
                .reading(1)
                .rows(row(1L, "a", "b", "c", "d"));
        script.run("select id from pets where owner_id = ?", 1L)
                .at("S.list:11")
                .cause(Cause.lazyMany("Owner.pets"))
                .rows(row(9L));
        List<Finding> complete = script.findings();
        assertThat(complete).extracting(Finding::rule).containsExactlyInAnyOrder("unused-columns", "latent-n-plus-one");

        Script dropping = new Script();
        dropping.run("select id, name, street, city, phone from owners where city = ?", "Bern")
                .at("S.list:10")
                .reading(1)
                .rows(row(1L, "a", "b", "c", "d"));
        dropping.run("select id from pets where owner_id = ?", 1L)
                .at("S.list:11")
                .cause(Cause.lazyMany("Owner.pets"))
                .rows(row(9L));
        for (int i = 0; i < 1_100; i++) {
            dropping.query(path("Other.line:" + (i + 1)), "select a from t" + i + " where b = 1", binds(), row("x"));
        }
        assertThat(dropping.recording().units())
                .singleElement()
                .satisfies(unit -> assertThat(unit.isComplete()).isFalse());
        assertThat(dropping.findings()).isEmpty();
    }

    private static List<Consumer<Script>> loopOf(String table, long from, Shape shape) {
        List<Consumer<Script>> events = new ArrayList<>();
        Object[][] rows = new Object[6][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = row(from + i, "n");
        }
        events.add(script -> script.query(path(table + "S.list:10"), "select id, name from " + table, binds(), rows));
        for (int i = 0; i < rows.length; i++) {
            long id = shape == Shape.SHUFFLED ? from + rows.length - 1 - i : from + i;
            events.add(script -> {
                Script.Run run = script.run("select id from parts_of_" + table + " where owner_id = ?", id)
                        .at(table + "S.list:11");
                if (shape == Shape.LIBRARY) {
                    run.cause(Cause.lazyMany(table + ".parts"));
                }
                run.rows(row(id + 100_000));
            });
        }
        return events;
    }

    private static List<Consumer<Script>> writesOf(String table, long from) {
        List<Consumer<Script>> events = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            long id = from + i;
            events.add(script -> script.run("update " + table + " set seen = true where id = ?", id)
                    .at(table + "W.save:7")
                    .affecting(1));
        }
        return events;
    }

    /** The parts' events in one of the orders that leave each part's own order as it is. */
    private static Script merged(List<List<Consumer<Script>>> parts, Random random) {
        List<Deque<Consumer<Script>>> left = new ArrayList<>();
        parts.forEach(part -> left.add(new ArrayDeque<>(part)));
        Script script = new Script();
        while (!left.isEmpty()) {
            Deque<Consumer<Script>> next = left.get(random.nextInt(left.size()));
            next.remove().accept(script);
            left.removeIf(Deque::isEmpty);
        }
        return script;
    }

    @Property(tries = 80)
    void independentPartsMayRunInAnyOrder(@ForAll @LongRange(min = 0, max = 1_000_000) long seed, @ForAll Shape shape) {
        List<List<Consumer<Script>>> parts = List.of(
                loopOf("owners", 5_000, shape == Shape.SHUFFLED ? shape : Shape.LIBRARY),
                loopOf("vets", 7_000, Shape.LIBRARY),
                writesOf("rooms", 9_000),
                List.of(
                        script -> script.query(path("H.top:1"), "select a from users where b = ?", binds(1L), row("x")),
                        script ->
                                script.query(path("H.end:2"), "select a from users where b = ?", binds(1L), row("x"))));
        Script inTurn = new Script();
        parts.forEach(part -> part.forEach(event -> event.accept(inTurn)));
        assertThat(told(merged(parts, new Random(seed)).findings()))
                .isEqualTo(told(inTurn.findings()))
                .contains("owners", "vets", "rooms", "duplicate-query");
    }
}
