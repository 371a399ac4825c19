package dev.rowan.analysis.detect;

import static dev.rowan.analysis.judge.Script.binds;
import static dev.rowan.analysis.judge.Script.path;
import static dev.rowan.analysis.judge.Script.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.analysis.Confidence;
import dev.rowan.analysis.Finding;
import dev.rowan.analysis.event.CallPath;
import dev.rowan.analysis.event.Cause;
import dev.rowan.analysis.event.UnitKind;
import dev.rowan.analysis.event.Via;
import dev.rowan.analysis.recording.ResultRows;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** {@code n-plus-one}: whose rows it repeats for; title, evidence and parent tell of the same query. */
final class NPlusOneParentTest extends NPlusOneFixture {
    private static final String WITH_PETS = "select o.id, o.name, p.id from owners o join pets p on p.owner_id = o.id";

    private void ownersWithPets(CallPath at, long... ids) {
        script.query(
                at,
                WITH_PETS,
                binds(),
                LongStream.of(ids).mapToObj(id -> row(id, "n", id * 1_000)).toArray(Object[][]::new));
    }

    private static void assertOneParent(Finding finding, String place) {
        assertThat(finding.parent().callSite()).hasToString(place);
        assertThat(finding.parent().sql()).isEqualTo("select id, name from owners");
        assertThat(finding.parent().column()).isEqualTo("owners.id");
        assertThat(finding.title()).contains("for each row of owners");
        assertThat(finding.evidence())
                .anyMatch(sentence -> sentence.contains("read from owners.id of " + place))
                .noneMatch(sentence -> sentence.contains("OwnerService.joined"));
    }

    @Test
    void theJoinedVersionThatRanBeforeIsNotTheParent() {
        ownersWithPets(path("OwnerTests.lists:20", "OwnerController.show:30", "OwnerService.joined:70"), ids(101, 10));
        owners(ids(101, 10));
        for (long id : ids(101, 10)) {
            pets(LOOP, id);
        }
        Finding finding = only();
        assertThat(finding.confidence()).isEqualTo(Confidence.PROVEN);
        assertOneParent(finding, "OwnerService.list:40");
    }

    @Test
    void aQueryThatRanBetweenIsItOnlyAsLongAsNoneStandsNearerToTheLoop() {
        owners(ids(101, 10));
        ownersWithPets(path("OwnerTests.lists:20", "OwnerController.show:30", "OwnerService.joined:70"), ids(101, 10));
        for (long id : ids(101, 10)) {
            pets(LOOP, id);
        }
        assertThat(only().confidence())
                .as("which of the two the loop walks through is not known")
                .isEqualTo(Confidence.LIKELY);
    }

    @Test
    void theQueryThatIsBeingReadIsTheParent() {
        ResultRows owners = script.run(OWNERS).at(LIST).open();
        ownersWithPets(path("OwnerTests.lists:20", "OwnerController.show:30", "OwnerService.joined:70"), ids(101, 5));
        for (long id : ids(101, 5)) {
            owners.row();
            owners.read(1, id);
            pets(LOOP, id);
        }
        owners.close(true);
        assertOneParent(only(), "OwnerService.list:40");
    }

    @Test
    void theLibrarysParentIsTheOneThatTheEvidenceNames() {
        owners(ids(101, 10));
        ownersWithPets(path("OwnerTests.lists:20", "OwnerController.show:30", "OwnerService.joined:70"), ids(101, 10));
        String fingerprint = script.recorder().sql(OWNERS).statement().fingerprint();
        for (long id : ids(101, 10)) {
            script.run(PETS, id)
                    .at(LOOP)
                    .via(Via.ROWAN)
                    .cause(new Cause(Cause.Kind.LAZY_MANY, "Owner.pets", "", true, 10, "", fingerprint))
                    .rows(row(id * 1_000, "rex"));
        }
        Finding finding = only();
        assertThat(finding.confidence()).isEqualTo(Confidence.PROVEN);
        assertThat(finding.parent().callSite()).hasToString("OwnerService.list:40");
        assertThat(finding.title()).contains("for each row of owners");
        assertThat(finding.evidence()).noneMatch(sentence -> sentence.contains("OwnerService.joined"));
    }

    /** Friends, and the house of each, asked for with a list. */
    private void housesOfFriends() {
        script.query(
                path("OwnerService.list:38"),
                "select friend_id from friends where user_id = ?",
                binds(7L),
                row(101L),
                row(102L),
                row(103L),
                row(104L));
        script.query(
                LIST,
                "select id, owner_id from houses where owner_id in (?, ?, ?, ?)",
                binds(101L, 102L, 103L, 104L),
                row(9_001L, 101L),
                row(9_002L, 102L),
                row(9_003L, 103L),
                row(9_004L, 104L));
    }

    @Test
    void whatAListAskedForIsTheParentOfTheLoopBehindIt() {
        housesOfFriends();
        for (long id : ids(101, 4)) {
            pets(LOOP, id);
        }
        assertThat(only().parent().sql()).contains("from houses");
    }

    @Test
    void whereTheListsOwnQueryHasTheNameOfTheKeyItIsNotKnownWhichOfTheTwo() {
        housesOfFriends();
        for (long id : ids(101, 4)) {
            script.query(LOOP, "select id from gifts where friend_id = ?", binds(id), row(id * 1_000));
        }
        Finding finding = only();
        assertThat(finding.confidence()).isEqualTo(Confidence.LIKELY);
        assertThat(finding.evidence()).anyMatch(sentence -> sentence.contains("held the same values"));
    }

    @Test
    void aQueryOfOneRowIsNoParentOfALoop() {
        CallPath filter = path("TokenFilter.doFilter:41");
        CallPath loop = path("TokenFilter.doFilter:51", "ArticleController.create:67");
        script.query(filter, "select id, name from users where id = ?", binds(7L), row(7L, "Jane"));
        for (String tag : List.of("java", "sql", "jdbc", "orm")) {
            script.query(loop, "select id from tags where name = ?", binds(tag), row(1L));
        }
        Finding finding = only();
        assertThat(finding.parent()).isNull();
        assertThat(finding.confidence()).isEqualTo(Confidence.POSSIBLE);
    }

    @Test
    void titleEvidenceAndParentAreOfOneOccurrence() {
        owners(ids(101, 4));
        for (long id : ids(101, 4)) {
            pets(LOOP, id);
        }
        script.begin(UnitKind.REQUEST, "GET /", "com.acme.OwnerTests.more");
        script.query(
                LIST,
                "select name, city from vets",
                binds(),
                row("a", "b"),
                row("c", "d"),
                row("e", "f"),
                row("g", "h"),
                row("i", "j"),
                row("k", "l"));
        for (long id : new long[] {906, 905, 904, 903, 902, 901}) {
            pets(LOOP, id);
        }
        Finding finding = only();
        assertThat(finding.confidence()).isEqualTo(Confidence.PROVEN);
        assertThat(finding.parent().sql()).contains("owners");
        assertThat(finding.title()).contains("for each row of owners").contains("4 statements");
        assertThat(finding.count()).isEqualTo(4);
        assertThat(finding.total()).isEqualTo(10);
    }
}
