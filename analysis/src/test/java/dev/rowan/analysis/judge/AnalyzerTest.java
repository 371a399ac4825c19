package dev.rowan.analysis.judge;

import static dev.rowan.analysis.judge.Script.binds;
import static dev.rowan.analysis.judge.Script.path;
import static dev.rowan.analysis.judge.Script.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowan.analysis.Analysis;
import dev.rowan.analysis.Finding;
import dev.rowan.analysis.Occurrence;
import dev.rowan.analysis.Options;
import dev.rowan.analysis.Summary;
import dev.rowan.analysis.Suppression;
import dev.rowan.analysis.Suppressions;
import dev.rowan.analysis.event.CallPath;
import dev.rowan.analysis.event.Cause;
import dev.rowan.analysis.event.Unit;
import dev.rowan.analysis.event.UnitKind;
import dev.rowan.analysis.event.Via;
import dev.rowan.analysis.recording.Recording;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class AnalyzerTest {

    private static final CallPath LIST = path("OwnerService.list:40");
    private static final CallPath LOOP = path("OwnerService.list:41");

    private final Script script = new Script();

    private void request(String test, int owners) {
        request(test, owners, LOOP, "select id from pets where owner_id = ?");
    }

    private void request(String test, int owners, CallPath loop, String sql) {
        script.begin(UnitKind.REQUEST, "GET /owners", test);
        Object[][] rows = new Object[owners][];
        for (int i = 0; i < owners; i++) {
            rows[i] = row(101L + i);
        }
        script.query(LIST, "select id from owners", binds(), rows);
        for (int i = 0; i < owners; i++) {
            script.run(sql, 101L + i)
                    .at(loop)
                    .via(Via.HIBERNATE)
                    .cause(Cause.lazyMany("Owner.pets"))
                    .rows(row(i + 9_000L));
        }
    }

    private Analysis analyze(String... suppressions) {
        return new Analyzer()
                .analyze(
                        script.recording(),
                        Suppressions.parse(List.of(suppressions), "rowan-suppressions.txt"),
                        Options.defaults());
    }

    @Test
    void oneFaultSeenInManyUnitsIsOneFinding() {
        request("com.acme.A.a", 5);
        request("com.acme.A.b", 9);
        request("com.acme.A.c", 7);
        assertThat(analyze().findings()).singleElement().satisfies(finding -> {
            assertThat(finding.count()).isEqualTo(9);
            assertThat(finding.total()).isEqualTo(21);
            assertThat(finding.occurrences())
                    .extracting(Occurrence::test)
                    .containsExactly("com.acme.A.b", "com.acme.A.c", "com.acme.A.a");
            assertThat(finding.occurrences()).extracting(Occurrence::count).containsExactly(9L, 7L, 5L);
            assertThat(finding.title()).contains("9 statements where 1 would do");
        });
    }

    @Test
    void occurrencesAreBoundedAndTheRestCounted() {
        for (int i = 0; i < 60; i++) {
            request("com.acme.A.t" + i, 3);
        }
        assertThat(analyze().findings()).singleElement().satisfies(finding -> {
            assertThat(finding.occurrences()).hasSize(50);
            assertThat(finding.occurrencesOmitted()).isEqualTo(10);
            assertThat(finding.tests()).as("none of them left out").hasSize(60);
            assertThat(finding.total()).isEqualTo(180);
        });
    }

    @Test
    void aFindingKnowsWhichJvmsSawItInWhichTest() {
        request("com.acme.A.a", 3);
        request("com.acme.A.a", 4);
        request("com.acme.A.b", 3);
        Unit unit = script.recording().units().get(0);
        Set<String> jvm = Set.of(unit.jvm());
        assertThat(analyze().findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.seenIn()).hasSize(2).containsEntry(unit.testId(), jvm));
    }

    @Test
    void anIdSurvivesMovedLinesAndNewColumns() {
        request("com.acme.A.a", 3);
        String before = analyze().findings().get(0).id();
        Script moved = new Script();
        AnalyzerTest later = new AnalyzerTest();
        later.script.query(LIST, "select 1 from x where y = ?", binds(1));
        later.request(
                "com.acme.A.a", 3, path("OwnerService.list:99"), "select id, name, born from pets where owner_id = ?");
        assertThat(later.analyze().findings().get(0).id())
                .isEqualTo(before)
                .isEqualTo("n-plus-one:OwnerService.list:Owner.pets");
        assertThat(moved.findings()).isEmpty();
    }

    @Test
    void twoFaultsWithOneIdAreNumbered() {
        request("com.acme.A.a", 3);
        request("com.acme.A.b", 3, path("OwnerService.list:60"), "select id, name from pets where owner_id = ?");
        assertThat(analyze().findings())
                .extracting(Finding::id)
                .containsExactlyInAnyOrder(
                        "n-plus-one:OwnerService.list:Owner.pets", "n-plus-one:OwnerService.list:Owner.pets#2");
    }

    @Test
    void theWorstComesFirst() {
        request("com.acme.A.a", 3);
        script.query(path("Header.render:10"), "select name from users where id = ?", binds(7L), row("x"));
        script.query(path("Header.render:11"), "select name from users where id = ?", binds(7L), row("x"));
        request("com.acme.A.b", 8, path("VetService.all:5"), "select id from vets where owner_id = ?");
        assertThat(analyze().findings())
                .extracting(Finding::rule)
                .containsExactly("n-plus-one", "n-plus-one", "duplicate-query");
        assertThat(analyze().findings().get(0).count()).isEqualTo(8);
    }

    @Test
    void theSummaryCountsWhatWasSeen() {
        request("com.acme.A.a", 3);
        request("com.acme.A.b", 4);
        script.begin(UnitKind.THREAD, "worker", "");
        script.query(LIST, "select id from vets", binds());
        script.end("the JVM was stopping");
        assertThat(analyze().summary()).isEqualTo(new Summary(10, 3, 3, 2, 1, 0, 0, 0));
    }

    @Test
    void aDisabledRuleIsSilent() {
        request("com.acme.A.a", 3);
        Options without = new Options(Set.of("n-plus-one"), 3, 2, 1_000, 1_000, Duration.ofMillis(250));
        assertThat(new Analyzer()
                        .analyze(script.recording(), Suppressions.none(), without)
                        .findings())
                .isEmpty();
    }

    @Test
    void whatCouldNotBeReadIsPassedOn() {
        Recording.Problem problem = new Recording.Problem("x", Recording.Problem.Kind.DAMAGED, "x is damaged");
        Recording damaged =
                new Recording(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(problem));
        assertThat(new Analyzer()
                        .analyze(damaged, Suppressions.none(), Options.defaults())
                        .problems())
                .containsExactly(problem);
    }

    @Test
    void aSuppressionHidesWhatAllOfItsPartsMatch() {
        request("com.acme.A.a", 3);
        for (String line : List.of(
                "rule=n-plus-one # known",
                "association=Owner.pets # known",
                "class=com.acme.Owner* # known",
                "class=OwnerService # known",
                "rule=n-plus-one association=Owner.pets class=*Service test=com.acme.A.* # known")) {
            Analysis analysis = analyze(line);
            assertThat(analysis.findings()).as(line).isEmpty();
            assertThat(analysis.suppressed()).as(line).singleElement().satisfies(hidden -> {
                assertThat(hidden.finding().rule()).isEqualTo("n-plus-one");
                assertThat(hidden.suppression().reason()).isEqualTo("known");
            });
            assertThat(analysis.unmatched()).as(line).isEmpty();
        }
    }

    @Test
    void aSuppressionThatMatchesNothingIsItselfTold() {
        request("com.acme.A.a", 3);
        Analysis analysis = analyze("rule=n-plus-one association=Owner.visits # fixed long ago");
        assertThat(analysis.findings()).hasSize(1);
        assertThat(analysis.unmatched())
                .singleElement()
                .satisfies(s -> assertThat(s.association()).isEqualTo("Owner.visits"));
    }

    @Test
    void aSuppressionByTestHidesThatTestsOccurrencesOnly() {
        request("com.acme.A.a", 9);
        request("com.acme.B.b", 4);
        Analysis analysis = analyze("test=com.acme.A.* # slow by design");
        assertThat(analysis.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.count()).isEqualTo(4);
            assertThat(finding.occurrences()).extracting(Occurrence::test).containsExactly("com.acme.B.b");
        });
    }

    @Test
    void aMalformedSuppressionSaysWhereAndWhatToDo() {
        assertThatThrownBy(() -> Suppressions.parse(List.of("", "rule=n-plus-one"), "file"))
                .hasMessage("file:2 has no reason: write why behind a #, as in \"rule=n-plus-one # known, ticket 12\"");
        assertThatThrownBy(() -> Suppressions.parse(List.of("rul=n-plus-one # x"), "file"))
                .hasMessageContaining(
                        "file:1 has 'rul=n-plus-one'; its choices are rule=, association=, class= and test=");
        assertThatThrownBy(() -> new Suppression("", "", "", "", "because"))
                .hasMessageContaining("would hide everything");
    }

    @Test
    void everyRuleHasItsPage() {
        for (String rule : Analyzer.rules()) {
            Path page = Path.of("..", "docs", "findings", rule + ".md");
            assertThat(page).exists();
            assertThat(page)
                    .content()
                    .startsWith("# " + rule + "\n")
                    .contains("## What", "## Why it costs", "## The fix", "## Not this");
        }
        assertThat(Analyzer.rules()).hasSize(13).doesNotHaveDuplicates();
        assertThat(Files.exists(Path.of("..", "docs", "findings", "README.md"))).isTrue();
    }

    @Test
    void aSuppressionOfAnotherRuleOrClassHidesNothing() {
        request("com.acme.A.a", 3);
        for (String line : List.of(
                "rule=count-in-loop association=Owner.pets # another rule",
                "rule=n-plus-one class=com.acme.Vet* # another class",
                "class=com.acme.Owner # a part of its name")) {
            Analysis analysis = analyze(line);
            assertThat(analysis.findings()).as(line).hasSize(1);
            assertThat(analysis.unmatched()).as(line).hasSize(1);
        }
    }
}
