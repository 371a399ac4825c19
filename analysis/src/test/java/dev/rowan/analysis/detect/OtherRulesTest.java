package dev.rowan.analysis.detect;

import static dev.rowan.analysis.judge.Script.binds;
import static dev.rowan.analysis.judge.Script.path;
import static dev.rowan.analysis.judge.Script.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.analysis.Confidence;
import dev.rowan.analysis.Finding;
import dev.rowan.analysis.event.CallPath;
import dev.rowan.analysis.event.Cause;
import dev.rowan.analysis.event.Fetch;
import dev.rowan.analysis.event.Frame;
import dev.rowan.analysis.event.Role;
import dev.rowan.analysis.event.UnitKind;
import dev.rowan.analysis.event.Via;
import dev.rowan.analysis.judge.Script;
import dev.rowan.analysis.recording.ResultRows;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** For each rule but n-plus-one: what it finds, and what looks like it and is none. */
final class OtherRulesTest {

    private static final CallPath LIST = path("OwnerController.show:31", "OwnerService.list:40");
    private static final CallPath LOOP = path("OwnerController.show:31", "OwnerService.list:41");

    private final Script script = new Script();

    private Finding only(String rule) {
        List<Finding> findings = script.findings();
        assertThat(findings).as("findings").hasSize(1);
        assertThat(findings.get(0).rule()).isEqualTo(rule);
        return findings.get(0);
    }

    private void assertNothing() {
        assertThat(script.findings()).as("findings").isEmpty();
    }

    @Nested
    final class CountInLoopRule {

        private void owners() {
            script.query(LIST, "select id from owners", binds(), row(101L), row(102L), row(103L), row(104L));
        }

        @Test
        void aCountForEachRowIsFound() {
            owners();
            for (long id = 101; id <= 104; id++) {
                script.query(LOOP, "select count(*) from pets where owner_id = ?", binds(id), row(2L));
            }
            Finding finding = only("count-in-loop");
            assertThat(finding.confidence()).isEqualTo(Confidence.PROVEN);
            assertThat(finding.title()).startsWith("pets is counted once for each row of owners");
            assertThat(finding.remedy().code())
                    .isEqualTo("select owner_id, count(*) from pets where owner_id in (?, …) group by owner_id");
        }

        @Test
        void aCountThroughAJoinKeepsItsJoinInTheRemedy() {
            owners();
            for (long id = 101; id <= 104; id++) {
                script.query(
                        LOOP,
                        "select count(p.id) from pets p left join owners o on o.id = p.owner_id where o.id = ? and p.alive = true",
                        binds(id),
                        row(2L));
            }
            assertThat(only("count-in-loop").remedy().code())
                    .isEqualTo("select o.id, count(p.id) from pets p left join owners o on o.id = p.owner_id"
                            + " where o.id in (?, …) and p.alive = true group by o.id");
        }

        @Test
        void aQuestionForExistenceForEachRowIsFound() {
            owners();
            for (long id = 101; id <= 104; id++) {
                script.query(LOOP, "select 1 from pets where owner_id = ? limit 1", binds(id), row(1L));
            }
            assertThat(only("count-in-loop").remedy().kind().word()).isEqualTo("exists");
        }

        @Test
        void oneGroupedCountIsNone() {
            owners();
            script.query(
                    LOOP,
                    "select owner_id, count(*) from pets where owner_id in (?, ?, ?, ?) group by owner_id",
                    binds(101L, 102L, 103L, 104L),
                    row(101L, 2L));
            assertNothing();
        }
    }

    @Nested
    final class NPlusOneWriteRule {

        private static final String INSERT = "insert into pets (owner_id, name) values (?, ?)";

        @Test
        void rowsInsertedOneByOneAreFound() {
            for (int i = 0; i < 12; i++) {
                script.run(INSERT, (long) i, "rex " + i).at(LOOP).affecting(1);
            }
            Finding finding = only("n-plus-one-write");
            assertThat(finding.id()).isEqualTo("n-plus-one-write:OwnerService.list:insert pets");
            assertThat(finding.count()).isEqualTo(12);
            assertThat(finding.remedy().kind().word()).isEqualTo("jdbc-batch");
        }

        @Test
        void updatesForTheRowsOfAQueryAreProven() {
            script.query(LIST, "select id from pets", binds(), row(901L), row(902L), row(903L));
            for (long id = 901; id <= 903; id++) {
                script.run("update pets set seen = 1 where id = ?", id).at(LOOP).affecting(1);
            }
            assertThat(only("n-plus-one-write").confidence()).isEqualTo(Confidence.PROVEN);
        }

        @Test
        void batchesOfOneAreFound() {
            for (int i = 0; i < 4; i++) {
                script.run(INSERT)
                        .at(LOOP)
                        .via(Via.HIBERNATE)
                        .batch(binds((long) i, "rex"))
                        .affecting(1);
            }
            Finding finding = only("n-plus-one-write");
            assertThat(finding.evidence()).anyMatch(sentence -> sentence.contains("4 batches of one"));
            assertThat(finding.remedy().warning()).contains("IDENTITY");
        }

        private void inserts(int line, Frame.Loop loop, long from) {
            Frame frame = new Frame("com.acme.OwnerService", "list", "", line, Frame.Origin.APPLICATION, loop);
            for (long id = from; id < from + 2; id++) {
                script.run("insert into pets (id) values (?)", id)
                        .at(CallPath.of(frame))
                        .affecting(1);
            }
        }

        @Test
        void twoLinesOfOneLoopAreOneRepetition() {
            inserts(41, Frame.Loop.INSIDE, 1);
            inserts(44, Frame.Loop.INSIDE, 3);
            Finding finding = only("n-plus-one-write");
            assertThat(finding.count()).isEqualTo(4);
            assertThat(finding.evidence()).anyMatch(sentence -> sentence.contains("2 lines of one loop"));
        }

        @Test
        void twoLinesOutsideOfAnyLoopAreNone() {
            inserts(41, Frame.Loop.OUTSIDE, 1);
            inserts(44, Frame.Loop.OUTSIDE, 3);
            assertNothing();
        }

        @Test
        void aProperBatchIsNone() {
            script.run(INSERT)
                    .at(LOOP)
                    .batch(binds(1L, "a"), binds(2L, "b"), binds(3L, "c"), binds(4L, "d"))
                    .affecting(4);
            assertNothing();
        }

        @Test
        void rowsOfOneStatementAreNone() {
            for (int i = 0; i < 4; i++) {
                script.run("insert into pets (owner_id, name) values (?, ?), (?, ?), (?, ?)", i, "a", i, "b", i, "c")
                        .at(LOOP)
                        .affecting(3);
            }
            assertNothing();
        }

        @Test
        void insertsInIndependentPlacesAreNone() {
            for (int line = 50; line < 55; line++) {
                script.run(INSERT, (long) line, "rex")
                        .at("OwnerController.show:31", "OwnerService.create:" + line, "Pets.add:7")
                        .affecting(1);
            }
            assertNothing();
        }

        @Test
        void fixturesThatAnOrmFlushesAreNone() {
            for (int i = 0; i < 12; i++) {
                script.run(INSERT, (long) i, "rex").at(LOOP).role(Role.FIXTURE).affecting(1);
            }
            assertNothing();
        }

        @Test
        void cascadesAreNone() {
            for (int i = 0; i < 12; i++) {
                script.run("delete from pets where id = ?", (long) i)
                        .at(LOOP)
                        .cause(new Cause(Cause.Kind.CASCADE, "Owner.pets", "", true, 0, "", ""))
                        .affecting(1);
            }
            assertNothing();
        }

        @Test
        void aSequenceAskedForEachRowIsFoundAndOneInBlocksIsNone() {
            for (int i = 0; i < 5; i++) {
                script.run("select nextval('pets_seq')")
                        .at(LOOP)
                        .role(Role.SEQUENCE_CALL)
                        .rows(row((long) i));
            }
            script.run(INSERT)
                    .at(LOOP)
                    .batch(binds(1L, "a"), binds(2L, "b"), binds(3L, "c"), binds(4L, "d"), binds(5L, "e"))
                    .affecting(5);
            assertThat(only("n-plus-one-write").title()).contains("pets_seq").contains("5 round trips");
        }

        @Test
        void aSequenceInBlocksIsNone() {
            for (int i = 0; i < 3; i++) {
                script.run("select nextval('pets_seq')")
                        .at(LOOP)
                        .role(Role.SEQUENCE_CALL)
                        .rows(row((long) i));
            }
            Object[][] entries = new Object[150][];
            for (int i = 0; i < entries.length; i++) {
                entries[i] = binds((long) i, "n" + i);
            }
            script.run(INSERT).at(LOOP).batch(entries).affecting(150);
            assertNothing();
        }
    }

    @Nested
    final class DuplicateQueryRule {

        private void user(String place) {
            script.query(path(place), "select name from users where id = ?", binds(77L), row("Jane"));
        }

        @Test
        void theSameQuestionTwiceIsFoundWhereverItIsAsked() {
            user("Header.render:10");
            user("Footer.render:20");
            Finding finding = only("duplicate-query");
            assertThat(finding.confidence()).isEqualTo(Confidence.PROVEN);
            assertThat(finding.count()).isEqualTo(2);
            assertThat(finding.callSite()).hasToString("Footer.render:20");
            assertThat(finding.remedy().kind().word()).isEqualTo("reuse");
        }

        @Test
        void aWriteBetweenMakesItAnother() {
            user("Header.render:10");
            script.run("update users set name = ? where id = ?", "x", 77L)
                    .at("Users.rename:5")
                    .affecting(1);
            user("Footer.render:20");
            assertNothing();
        }

        @Test
        void aRollbackBetweenMakesItAnother() {
            user("Header.render:10");
            script.current()
                    .transactionEnded(
                            1, dev.rowan.analysis.event.Transaction.Outcome.ROLLED_BACK, script.now(), CallPath.NONE);
            user("Footer.render:20");
            assertNothing();
        }

        @Test
        void otherValuesOfTypesThatAreNoKeysMakeItAnother() {
            for (int day = 1; day <= 2; day++) {
                script.query(
                        path("Calendar.show:10"),
                        "select id from events where day = ?",
                        binds(LocalDate.of(2026, 1, day)),
                        row(1L));
            }
            script.query(path("Calendar.show:11"), "select id from prices where amount > ?", binds(1.5), row(1L));
            script.query(path("Calendar.show:11"), "select id from prices where amount > ?", binds(2.5), row(1L));
            assertNothing();
        }

        @Test
        void aTestThatAsksTwiceIsTheTests() {
            script.begin(UnitKind.TEST, "", "com.acme.UserTests.finds");
            script.query(
                    path("UserTests.finds:10", "Users.find:5"),
                    "select name from users where id = ?",
                    binds(77L),
                    row("Jane"));
            script.query(
                    path("UserTests.finds:12", "Users.find:5"),
                    "select name from users where id = ?",
                    binds(77L),
                    row("Jane"));
            assertNothing();
        }

        @Test
        void whatTheTestItselfReadBeforeIsNoRepetition() {
            script.query(path("UserTests.finds:10"), "select name from users where id = ?", binds(77L), row("Jane"));
            script.run("select name from users where id = ?", 77L)
                    .at("Checks.before:3")
                    .role(Role.TEST_CODE)
                    .rows(row("Jane"));
            user("Header.render:10");
            assertNothing();
        }

        @Test
        void slowWorkBetweenDoesNotMakeItPolling() {
            for (int i = 0; i < 3; i++) {
                user("Header.render:10");
                script.query(path("Header.render:11"), "select a from menu where b = ?", binds((long) i), row("x"));
                script.pause(50_000_000);
            }
            assertThat(script.findings("duplicate-query")).hasSize(1);
        }

        @Test
        void valuesThatCannotBeComparedAreNeverTheSame() {
            for (int i = 0; i < 3; i++) {
                script.query(
                        path("Files.find:10"),
                        "select id from files where content = ?",
                        binds(new java.io.ByteArrayInputStream(new byte[3])),
                        row(1L));
                script.query(
                        path("Files.find:11"),
                        "select id from files where size in (?)",
                        binds((Object) new double[] {i}),
                        row(1L));
            }
            assertThat(script.findings("duplicate-query")).isEmpty();
        }

        @Test
        void theSameQuestionInTwoRequestsIsNone() {
            script.begin(UnitKind.REQUEST, "GET /a", "t");
            user("Header.render:10");
            script.begin(UnitKind.REQUEST, "GET /b", "t");
            user("Header.render:10");
            assertNothing();
        }

        @Test
        void lockingAndClocksAreNone() {
            for (int i = 0; i < 3; i++) {
                script.query(LOOP, "select id from users where id = ? for update", binds(1L), row(1L));
                script.query(LOOP, "select now() from users where id = ?", binds(1L), row(1L));
            }
            assertNothing();
        }
    }

    @Nested
    final class VaryingInListRule {

        private void lists(String sql, int... lengths) {
            for (int length : lengths) {
                Object[] values = new Object[length];
                for (int i = 0; i < length; i++) {
                    values[i] = length * 1_000L + i;
                }
                script.begin(UnitKind.REQUEST, "GET /", "t" + length);
                String marks = "?" + ", ?".repeat(length - 1);
                script.query(LOOP, sql.replace("$", marks), values, row(1L));
            }
        }

        @Test
        void listsOfManyLengthsAreFound() {
            lists("select name from tags where id in ($)", 2, 3, 5, 7, 11);
            assertThat(only("varying-in-list").evidence())
                    .containsExactly("between 2 and 11 values, at least 5 different lengths in the run");
        }

        @Test
        void listsPaddedToAFewLengthsAreNone() {
            lists("select name from tags where id in ($)", 2, 4, 8, 16);
            lists("select name from tags where id in ($)", 2, 4, 8, 16);
            assertNothing();
        }
    }

    @Nested
    final class UnboundedResultRule {

        private void read(String sql, int count) {
            Object[][] rows = new Object[count][];
            for (int i = 0; i < count; i++) {
                rows[i] = row((long) i);
            }
            script.query(LIST, sql, binds(), rows);
        }

        @Test
        void aThousandRowsWithoutALimitAreFound() {
            read("select id from owners", 1_000);
            assertThat(only("unbounded-result").confidence()).isEqualTo(Confidence.PROVEN);
        }

        @Test
        void aConditionMakesItLikelyOnly() {
            read("select id from owners where city is not null", 1_000);
            assertThat(only("unbounded-result").confidence()).isEqualTo(Confidence.LIKELY);
        }

        @Test
        void aLimitOrFewerRowsAreNone() {
            read("select id from owners limit 5000", 2_000);
            read("select id from vets", 999);
            assertNothing();
        }
    }

    @Nested
    final class DeepOffsetRule {

        @Test
        void aDeepPageIsFoundByItsBind() {
            script.query(LIST, "select id from owners order by id limit ? offset ?", binds(20, 5_000), row(1L));
            assertThat(only("deep-offset").evidence()).containsExactly("offset 5,000, limit 20");
        }

        @Test
        void aDeepPageIsFoundByItsLiteral() {
            script.query(
                    LIST,
                    "select id from owners order by id offset 5000 rows fetch next 20 rows only",
                    binds(),
                    row(1L));
            only("deep-offset");
        }

        @Test
        void aShallowPageIsNone() {
            script.query(LIST, "select id from owners order by id limit ? offset ?", binds(20, 980), row(1L));
            assertNothing();
        }
    }

    @Nested
    final class InMemoryPaginationRule {

        private void read(int skipped, int touched) {
            ResultRows rows = script.run("select id, name from owners order by name")
                    .at(LIST)
                    .open();
            for (int i = 0; i < skipped; i++) {
                rows.row();
            }
            for (int i = 0; i < touched; i++) {
                rows.row();
                rows.read(1, (long) i);
                rows.touch(2);
            }
            rows.close(false);
        }

        @Test
        void rowsPassedWithoutLookingAreFound() {
            read(40, 10);
            assertThat(only("in-memory-pagination").evidence())
                    .containsExactly("40 rows of 50 were passed without reading a column of them");
        }

        @Test
        void whatTheOrmItselfSaysIsProven() {
            script.run("select o.id, p.id from owners o left join pets p on p.owner_id = o.id")
                    .at(LIST)
                    .via(Via.HIBERNATE)
                    .role(Role.PAGED_IN_MEMORY)
                    .rows(row(1L, 2L), row(1L, 3L));
            assertThat(only("in-memory-pagination").confidence()).isEqualTo(Confidence.PROVEN);
        }

        @Test
        void readingEveryRowOrNoneIsNone() {
            read(0, 50);
            script.begin(UnitKind.REQUEST, "GET /b", "b");
            read(50, 0);
            assertNothing();
        }
    }

    @Nested
    final class CartesianProductRule {

        private static final String TWO_LISTS =
                "select o.id, p.id, v.id from owners o left join pets p on p.owner_id = o.id"
                        + " left join visits v on v.owner_id = o.id";

        @Test
        void twoToManyJoinsAreFound() {
            Object[][] rows = new Object[2 * 3 * 4][];
            int i = 0;
            for (long owner = 1; owner <= 2; owner++) {
                for (long pet = 0; pet < 3; pet++) {
                    for (long visit = 0; visit < 4; visit++) {
                        rows[i++] = row(owner, owner * 100 + pet, owner * 1000 + visit);
                    }
                }
            }
            script.query(LIST, TWO_LISTS, binds(), rows);
            assertThat(only("cartesian-product").evidence())
                    .containsExactly(
                            "24 rows hold 2 different owners.id, 6 pets.id and 8 visits.id: each of the one with each of the other");
        }

        @Test
        void aChainOfJoinsIsNone() {
            Object[][] rows = new Object[24][];
            for (int i = 0; i < rows.length; i++) {
                rows[i] = row((long) i / 12, 100L + i / 4, 1_000L + i);
            }
            script.query(
                    LIST,
                    "select o.id, p.id, v.id from owners o join pets p on p.owner_id = o.id join visits v on v.pet_id = p.id",
                    binds(),
                    rows);
            assertNothing();
        }

        @Test
        void tablesWithoutAConditionAreFound() {
            Object[][] rows = new Object[9][];
            for (int i = 0; i < rows.length; i++) {
                rows[i] = row((long) i);
            }
            script.query(LIST, "select o.id from owners o, vets v where o.name like ?", binds("a%"), rows);
            only("cartesian-product");
        }

        @Test
        void aConditionInTheWhereIsOne() {
            Object[][] rows = new Object[9][];
            for (int i = 0; i < rows.length; i++) {
                rows[i] = row((long) i);
            }
            script.query(LIST, "select o.id from owners o, vets v where o.vet_id = v.id", binds(), rows);
            assertNothing();
        }
    }

    @Nested
    final class IdleInTransactionRule {

        @Test
        void aTransactionThatWaitsIsFound() {
            script.query(LIST, "select id from owners where id = ?", binds(1L), row(1L));
            script.pause(6_000_000_000L);
            script.run("update owners set seen = 1 where id = ?", 1L).at(LOOP).affecting(1);
            script.commit();
            Finding finding = only("idle-in-transaction");
            assertThat(finding.callSite()).hasToString("OwnerService.list:40");
            assertThat(finding.title()).contains("6");
        }

        @Test
        void aPauseOfTheTestIsNone() {
            script.query(
                    path("OwnerTests.waits:5", "OwnerService.a:40"),
                    "select id from owners where id = ?",
                    binds(1L),
                    row(1L));
            script.pause(6_000_000_000L);
            script.run("update owners set seen = 1 where id = ?", 1L)
                    .at("OwnerTests.waits:9", "OwnerService.b:50")
                    .affecting(1);
            script.commit();
            assertNothing();
        }

        @Test
        void aShortPauseIsNone() {
            script.query(LIST, "select id from owners where id = ?", binds(1L), row(1L));
            script.pause(4_000_000_000L);
            script.run("update owners set seen = 1 where id = ?", 1L).at(LOOP).affecting(1);
            script.commit();
            assertNothing();
        }
    }

    @Nested
    final class UnusedColumnsRule {

        private static final String WIDE = "select id, name, street, city, phone, notes from owners";

        private Script.Run wide() {
            return script.run(WIDE).at(LIST);
        }

        @Test
        void columnsThatNothingReadsAreFound() {
            wide().reading(2).rows(row(1L, "a", "s", "c", "p", "n"));
            Finding finding = only("unused-columns");
            assertThat(finding.evidence()).containsExactly("never read in the whole run: street, city, phone, notes");
            assertThat(finding.remedy().code()).isEqualTo("select id, name from owners …");
        }

        @Test
        void whatAnotherTestReadsIsUsed() {
            script.begin(UnitKind.REQUEST, "GET /a", "a");
            wide().reading(2).rows(row(1L, "a", "s", "c", "p", "n"));
            script.begin(UnitKind.REQUEST, "GET /b", "b");
            wide().reading(6).rows(row(1L, "a", "s", "c", "p", "n"));
            assertNothing();
        }

        @Test
        void whatAnOrmReadsIsNone() {
            wide().via(Via.HIBERNATE).reading(2).rows(row(1L, "a", "s", "c", "p", "n"));
            assertNothing();
        }

        @Test
        void anIncompleteUnitKeepsItSilent() {
            wide().reading(2).rows(row(1L, "a", "s", "c", "p", "n"));
            script.end("some were dropped");
            assertNothing();
        }
    }

    @Nested
    final class UnusedFetchRule {
        private static final String JOIN = "select o.id, p.id from owners o left join pets p on p.owner_id = o.id";

        private Runnable fetch(CallPath at, String sql, Via via, long loaded) {
            script.run(sql).at(at).via(via).rows(row(1L, 2L));
            String fingerprint = script.recorder().sql(sql).statement().fingerprint();
            return script.recorder().fetched("Owner.pets", Fetch.Kind.JOIN, at, fingerprint, "t", loaded, 30);
        }

        @Test
        void anAssociationThatNothingLooksAtIsFound() {
            fetch(LIST, JOIN, Via.ROWAN, 10);
            Finding finding = only("unused-fetch");
            assertThat(finding.id()).isEqualTo("unused-fetch:OwnerService.list:Owner.pets");
            assertThat(finding.remedy().kind().word()).isEqualTo("remove");
            assertThat(finding.remedy().code())
                    .isEqualTo("remove .selectRelated(Owner_.pets()) or .prefetchRelated(Owner_.pets())");
        }

        @Test
        void theRemedySpeaksOfMappingsWhereHibernateLoaded() {
            fetch(LIST, JOIN, Via.HIBERNATE, 10);
            assertThat(only("unused-fetch").remedy().text())
                    .contains("join fetch", "entity graph", "map it as lazy")
                    .doesNotContain("Related(");
        }

        @Test
        void oneLookInTheWholeRunIsEnough() {
            Runnable look = fetch(LIST, JOIN, Via.ROWAN, 10);
            script.recorder().flush();
            look.run();
            assertNothing();
        }

        @Test
        void aLookIsOneForThePlaceWhateverTheStatement() {
            fetch(LIST, JOIN, Via.ROWAN, 10);
            fetch(LIST, JOIN + " where o.city = ?", Via.ROWAN, 10).run();
            assertNothing();
        }

        @Test
        void fewHoldersMayJustNotHaveBeenLookedAtYet() {
            fetch(LIST, JOIN, Via.ROWAN, 2);
            assertNothing();
        }

        @Test
        void whereOnlyTestsCalledItItIsPossible() {
            script.begin(UnitKind.TEST, "", "com.acme.OwnerTests.lists");
            fetch(path("OwnerTests.lists:9", "OwnerService.list:40"), JOIN, Via.HIBERNATE, 10);
            assertThat(only("unused-fetch").confidence()).isEqualTo(Confidence.POSSIBLE);
        }

        @Test
        void inARequestItIsLikelyAlsoWhereATestSentIt() {
            fetch(path("OwnerTests.lists:9", "OwnerService.list:40"), JOIN, Via.HIBERNATE, 10);
            assertThat(only("unused-fetch").confidence()).isEqualTo(Confidence.LIKELY);
        }

        @Test
        void holdersOfSeveralStatementsOfOnePlaceAddUp() {
            fetch(LIST, JOIN, Via.ROWAN, 2);
            fetch(LIST, JOIN + " where o.city = ?", Via.ROWAN, 2);
            assertThat(only("unused-fetch").evidence().toString()).contains("4 holders");
        }

        @Test
        void anIncompleteUnitKeepsItSilent() {
            fetch(LIST, JOIN, Via.ROWAN, 10);
            script.end("some were dropped");
            assertNothing();
        }
    }

    @Nested
    final class LatentNPlusOneRule {

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
}
