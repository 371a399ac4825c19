package dev.rowan.analysis.detect;

import static dev.rowan.analysis.judge.Script.binds;
import static dev.rowan.analysis.judge.Script.path;
import static dev.rowan.analysis.judge.Script.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.analysis.Confidence;
import dev.rowan.analysis.Finding;
import dev.rowan.analysis.event.CallPath;
import dev.rowan.analysis.event.Role;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code n-plus-one}: from wherever it comes, it is one fault at one place. */
final class NPlusOnePlacesTest extends NPlusOneFixture {

    @Test
    void nestedOnesAreATree() {
        owners(ids(101, 4));
        long visit = 90_000;
        for (long owner : ids(101, 4)) {
            long pet = owner * 1_000;
            script.query(LOOP, PETS, binds(owner), row(pet, "a"), row(pet + 1, "b"), row(pet + 2, "c"));
            for (int i = 0; i < 3; i++) {
                script.query(
                        path("OwnerTests.lists:20", "OwnerController.show:31", "OwnerService.list:43"),
                        "select id from visits where pet_id = ?",
                        binds(pet + i),
                        row(visit++));
            }
        }
        List<Finding> findings = script.findings("n-plus-one");
        assertThat(findings)
                .extracting(Finding::id)
                .containsExactly(
                        "n-plus-one:OwnerService.list:select visits(pet_id)",
                        "n-plus-one:OwnerService.list:select pets(owner_id)");
        assertThat(findings.get(0).within()).isEqualTo(findings.get(1).id());
        assertThat(findings.get(1).within()).isNull();
        assertThat(findings).extracting(Finding::confidence).containsOnly(Confidence.PROVEN);
        assertThat(findings).extracting(Finding::count).containsExactly(12L, 4L);
    }

    @Test
    void interleavedStatementsAreOneFindingEach() {
        owners(ids(101, 5));
        for (long id : ids(101, 5)) {
            pets(LOOP, id);
            script.query(
                    path("OwnerController.show:31", "OwnerService.list:42"),
                    "select city from addresses where owner_id = ?",
                    binds(id),
                    row("x"));
            script.query(
                    path("OwnerController.show:31", "OwnerService.list:43"),
                    "select nr from phones where owner_id = ?",
                    binds(id),
                    row("y"));
        }
        assertThat(script.findings("n-plus-one"))
                .hasSize(3)
                .allSatisfy(f -> assertThat(f.confidence()).isEqualTo(Confidence.PROVEN));
    }

    @Test
    void validationQueriesBetweenChangeNothing() {
        owners(ids(101, 5));
        for (long id : ids(101, 5)) {
            script.run("select 1").role(Role.POOL_VALIDATION).rows(row(1));
            pets(LOOP, id);
        }
        assertThat(only().confidence()).isEqualTo(Confidence.PROVEN);
    }

    @Test
    void oneLoopSpreadOverHelpersIsOneFindingAtTheirCommonAncestor() {
        owners(ids(101, 6));
        int i = 0;
        for (long id : ids(101, 6)) {
            CallPath helper = path(
                    "OwnerController.show:31",
                    "OwnerService.list:41",
                    i++ % 3 == 0 ? "Helper.big:5" : i % 2 == 0 ? "Helper.small:9" : "Helper.middle:7");
            pets(helper, id);
        }
        Finding finding = only();
        assertThat(finding.count()).isEqualTo(6);
        assertThat(finding.callSite()).hasToString("OwnerService.list:41");
    }

    @Test
    void recursionIsOnePlace() {
        script.query(
                path("Tree.walk:5"),
                "select id, name from nodes where parent_id is null and tree = ?",
                binds(9L),
                row(1001L, "root"));
        String[] frames = {"Tree.walk:6"};
        long node = 1001;
        for (int depth = 0; depth < 6; depth++) {
            script.query(
                    path(frames), "select id, name from nodes where parent_id = ?", binds(node), row(node + 7, "n"));
            node += 7;
            frames = java.util.stream.Stream.concat(
                            java.util.Arrays.stream(frames), java.util.stream.Stream.of("Tree.walk:8"))
                    .toArray(String[]::new);
        }
        assertThat(script.findings("n-plus-one"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.count()).isEqualTo(6));
    }

    @Test
    void listsOfChangingLengthForEachRowAreOneToo() {
        script.query(
                LIST,
                "select id, a, b from posts",
                binds(),
                row(11L, 501L, 502L),
                row(12L, 503L, 504L),
                row(13L, 505L, 506L));
        script.query(LOOP, "select name from tags where id in (?, ?)", binds(901L, 902L), row("a"));
        script.query(LOOP, "select name from tags where id in (?)", binds(903L), row("b"));
        script.query(LOOP, "select name from tags where id in (?, ?, ?)", binds(904L, 905L, 906L), row("c"));
        assertThat(only().count()).isEqualTo(3);
    }

    @Test
    void threadsThatShareTheWorkAreOneLoop() {
        owners(ids(101, 8));
        int thread = 100;
        for (long id : ids(101, 8)) {
            int number = thread++ % 4 + 100;
            script.run(PETS, id).at(LOOP).with(call -> call.thread(number)).rows(row(id, "rex"));
        }
        Finding finding = only();
        assertThat(finding.confidence()).isEqualTo(Confidence.PROVEN);
        assertThat(finding.evidence()).anyMatch(sentence -> sentence.contains("4 threads"));
    }
}
