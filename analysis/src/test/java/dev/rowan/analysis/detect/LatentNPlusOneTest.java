package dev.rowan.analysis.detect;

import static dev.rowan.analysis.judge.Script.binds;
import static dev.rowan.analysis.judge.Script.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.analysis.Confidence;
import dev.rowan.analysis.Finding;
import dev.rowan.analysis.event.CallPath;
import dev.rowan.analysis.event.Cause;
import dev.rowan.analysis.event.Frame;
import dev.rowan.analysis.event.UnitKind;
import dev.rowan.analysis.event.Via;
import dev.rowan.analysis.sql.Column;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code latent-n-plus-one}: what it finds, and what looks like it and is none. */
final class LatentNPlusOneTest extends RuleFixture {
    private void oneOwnerWithItsPets(CallPath at) {
        script.query(LIST, "select id, name from owners where city = ?", binds("Bern"), row(101L, "a"));
        script.run("select id from pets where owner_id = ?", 101L)
                .at(at)
                .via(Via.HIBERNATE)
                .cause(Cause.lazyMany("Owner.pets"))
                .rows(row(9L));
    }

    @Test
    void aLazyLoadForTheOnlyRowOfAListIsFound() {
        oneOwnerWithItsPets(LOOP);
        Finding finding = only("latent-n-plus-one");
        assertThat(finding.confidence()).isEqualTo(Confidence.POSSIBLE);
        assertThat(finding.association()).isEqualTo("Owner.pets");
    }

    @Test
    void inALoopItIsLikely() {
        oneOwnerWithItsPets(CallPath.of(
                new Frame("com.acme.OwnerService", "list", "", 41, Frame.Origin.APPLICATION, Frame.Loop.INSIDE)));
        assertThat(only("latent-n-plus-one").confidence()).isEqualTo(Confidence.LIKELY);
    }

    private static final CallPath IN_LOOP =
            CallPath.of(new Frame("com.acme.Blog", "list", "", 41, Frame.Origin.APPLICATION, Frame.Loop.INSIDE));

    private void twoArticlesOfTheFirstUser(String reference) {
        script.run("select id, " + reference + " from article order by day")
                .at(LIST)
                .columns("article.id", "article." + reference)
                .rows(row(2L, 1L), row(1L, 1L));
        for (int i = 0; i < 2; i++) {
            script.run("select * from users where id = ?", 1L)
                    .at(IN_LOOP)
                    .columns("users.id")
                    .rows(row(1L));
        }
    }

    @Test
    void aReferenceIsLikelierToBeLookedUpThanAnotherTablesOwnKey() {
        twoArticlesOfTheFirstUser("author_id");
        assertThat(script.findings("latent-n-plus-one"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.parent().column()).isEqualTo("article.author_id"));
    }

    @Test
    void aForeignKeyTellsWhichColumnItIsAndNamesTheAssociation() {
        twoArticlesOfTheFirstUser("author");
        script.recorder().foreignKey(new Column("article", "author"), new Column("users", "id"));
        assertThat(script.findings("latent-n-plus-one")).singleElement().satisfies(finding -> {
            assertThat(finding.parent().column()).isEqualTo("article.author");
            assertThat(finding.association()).isEqualTo("article.author → users.id");
        });
    }

    private void oneGroupAndItsTasks(String condition) {
        script.run("select id from groups where kind = ?", "a")
                .at(LIST)
                .columns("groups.id")
                .rows(row(101L));
        script.run("select name from tasks where group_id " + condition, 101L)
                .at(IN_LOOP)
                .rows(row("a"));
    }

    @Test
    void aListGrowsWithTheParents() {
        oneGroupAndItsTasks("in (?)");
        assertThat(script.findings("latent-n-plus-one")).isEmpty();
    }

    @Test
    void aRangeIsAPage() {
        oneGroupAndItsTasks("> ?");
        assertThat(script.findings("latent-n-plus-one")).isEmpty();
    }

    @Test
    void aValueThatAllRowsWereAskedForByIsNoRowsKey() {
        script.run("select id, tenant_id from groups where tenant_id = ?", 7L)
                .at(LIST)
                .columns("groups.id", "groups.tenant_id")
                .rows(row(101L, 7L));
        script.run("select name from tasks where tenant_id = ?", 7L).at(IN_LOOP).rows(row("a"));
        assertThat(script.findings("latent-n-plus-one")).isEmpty();
    }

    @Test
    void anEqualKeyIsFoundWhereAListIsNot() {
        oneGroupAndItsTasks("= ?");
        assertThat(script.findings("latent-n-plus-one")).hasSize(1);
    }

    private static Frame frame(String method, int line, Frame.Loop loop) {
        return new Frame("com.acme.Service", method, "", line, Frame.Origin.APPLICATION, loop);
    }

    private void oneOwnerAndItsPetsUnder(Frame around, Frame parent, Frame child) {
        script.run("select id, name from owners where city = ?", "Bern")
                .at(new CallPath(List.of(around, parent)))
                .rows(row(101L, "a"));
        script.run("select id from pets where owner_id = ?", 101L)
                .at(new CallPath(List.of(around, child)))
                .rows(row(9L));
    }

    @Test
    void aLoopAroundBothRepeatsBoth() {
        oneOwnerAndItsPetsUnder(
                frame("triesAgain", 5, Frame.Loop.INSIDE),
                frame("list", 40, Frame.Loop.OUTSIDE),
                frame("list", 41, Frame.Loop.OUTSIDE));
        assertNothing();
    }

    @Test
    void twoLinesOfOneLoopAreNoLoopInALoop() {
        oneOwnerAndItsPetsUnder(
                frame("triesAgain", 5, Frame.Loop.OUTSIDE),
                frame("list", 40, Frame.Loop.INSIDE),
                frame("list", 41, Frame.Loop.INSIDE));
        assertNothing();
    }

    @Test
    void aLoopAroundTheSecondAloneIsFound() {
        oneOwnerAndItsPetsUnder(
                frame("triesAgain", 5, Frame.Loop.INSIDE),
                frame("list", 40, Frame.Loop.OUTSIDE),
                frame("list", 41, Frame.Loop.INSIDE));
        only("latent-n-plus-one");
    }

    @Test
    void aVersionThatIsOneIsNoKey() {
        CallPath loop = CallPath.of(
                new Frame("com.acme.Deployments", "list", "", 41, Frame.Origin.APPLICATION, Frame.Loop.INSIDE));
        script.run("select * from infos where kind = ?", "a")
                .at(loop)
                .columns("infos.id_", "infos.rev_")
                .rows(row("x", 1L));
        script.run("select * from defs where version_ = ?", 1L).at(loop).rows(row("d"));
        assertThat(script.findings("latent-n-plus-one")).isEmpty();
    }

    @Test
    void outsideOfAnyLoopItIsNone() {
        oneOwnerWithItsPets(CallPath.of(
                new Frame("com.acme.OwnerService", "list", "", 41, Frame.Origin.APPLICATION, Frame.Loop.OUTSIDE)));
        assertNothing();
    }

    @Test
    void forARowLookedUpByItsKeyItIsNone() {
        script.query(LIST, "select id, name from owners where id = ?", binds(101L), row(101L, "a"));
        script.run("select id from pets where owner_id = ?", 101L)
                .at(LOOP)
                .cause(Cause.lazyMany("Owner.pets"))
                .rows(row(9L));
        assertNothing();
    }

    private void oneOwnerAndItsPetsInOneCall(boolean many) {
        CallPath call = CallPath.of(
                new Frame("com.acme.OwnerService", "list", "", 40, Frame.Origin.APPLICATION, Frame.Loop.OUTSIDE));
        script.run("select id, name from owners where city = ?", "Bern")
                .at(call)
                .via(Via.SPRING_DATA_JPA)
                .cause(Cause.method("OwnerRepository.findByCity", many))
                .rows(row(101L, "a"));
        script.run("select id from pets where owner_id = ?", 101L)
                .at(call)
                .via(Via.SPRING_DATA_JPA)
                .cause(Cause.lazyMany("Owner.pets"))
                .rows(row(9L));
    }

    @Test
    void theLoopMayBeTheLibrarysOwn() {
        oneOwnerAndItsPetsInOneCall(true);
        Finding finding = only("latent-n-plus-one");
        assertThat(finding.confidence()).isEqualTo(Confidence.LIKELY);
        assertThat(finding.evidence()).anyMatch(sentence -> sentence.contains("in the same call"));
    }

    @Test
    void whereTheMethodGivesOneRowItIsNone() {
        oneOwnerAndItsPetsInOneCall(false);
        assertNothing();
    }

    @Test
    void whereItIsKnownToRepeatItsShadowIsNotTold() {
        oneOwnerWithItsPets(LOOP);
        script.begin(UnitKind.REQUEST, "GET /b", "b");
        script.query(
                LIST,
                "select id, name from owners where city = ?",
                binds("Bern"),
                row(101L, "a"),
                row(102L, "b"),
                row(103L, "c"));
        for (long id = 101; id <= 103; id++) {
            script.run("select id from pets where owner_id = ?", id)
                    .at(LOOP)
                    .via(Via.HIBERNATE)
                    .cause(Cause.lazyMany("Owner.pets"))
                    .rows(row(9L));
        }
        only("n-plus-one");
    }

    @Test
    void loadsThatACacheAnsweredAreFound() {
        script.query(LIST, "select id, type_id from pets", binds(), row(1L, 7L), row(2L, 7L), row(3L, 7L));
        for (int i = 0; i < 3; i++) {
            script.current().cacheHit("Pet.type", LOOP);
        }
        assertThat(only("latent-n-plus-one").title()).contains("Pet.type").contains("3 loads");
    }

    @Test
    void anIncompleteUnitKeepsItSilent() {
        oneOwnerWithItsPets(LOOP);
        script.end("some were dropped");
        assertNothing();
    }
}
