package dev.rowan.analysis.remedy;

import static dev.rowan.analysis.judge.Script.path;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.analysis.Remedy;
import dev.rowan.analysis.Remedy.Kind;
import dev.rowan.analysis.event.Cause;
import dev.rowan.analysis.event.Trial;
import dev.rowan.analysis.event.Via;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Fixes for what Rowan's own ORM loads and writes one by one, and what becomes of them when they are tried. */
final class RowanRemediesTest extends RemedyFixture {

    @Test
    void rowanToOneIsASelectRelated() {
        Remedy remedy = lazy(Via.ROWAN, Cause.lazyOne("Owner.vet"));
        assertThat(remedy.kind()).isEqualTo(Kind.SELECT_RELATED);
        assertThat(remedy.code()).isEqualTo(".selectRelated(Owner_.vet())");
    }

    @Test
    void rowanToManyIsAPrefetchRelated() {
        Remedy remedy = lazy(Via.ROWAN, Cause.lazyMany("Owner.pets"));
        assertThat(remedy.kind()).isEqualTo(Kind.PREFETCH_RELATED);
        assertThat(remedy.code()).isEqualTo(".prefetchRelated(Owner_.pets())");
    }

    private void tried(Trial.Outcome outcome, String parent, String site, long rowsAfter) {
        script.recorder()
                .trial(new Trial(
                        "Owner.vet",
                        script.recorder()
                                .sql("select id from pets where owner_id = ?")
                                .statement()
                                .fingerprint(),
                        script.recorder().sql(parent).statement().fingerprint(),
                        path("S.list:10", site),
                        Trial.Plan.SELECT_RELATED,
                        outcome,
                        "",
                        4,
                        1,
                        3,
                        rowsAfter));
    }

    @Test
    void whatWasRunBothWaysWithTheSameRowsIsVerified() {
        tried(Trial.Outcome.SAME, OWNERS, "S.list:11", 3);
        Remedy remedy = lazy(Via.ROWAN, Cause.lazyOne("Owner.vet"));
        assertThat(remedy.verified()).isEqualTo(new Remedy.Verified(4, 1, 3));
        assertThat(Objects.requireNonNull(remedy.verified()).words()).isEqualTo("4 statements → 1, the same 3 rows");
    }

    @Test
    void whatGaveOtherRowsAnywhereIsWithdrawn() {
        tried(Trial.Outcome.SAME, OWNERS, "S.list:11", 3);
        tried(Trial.Outcome.DIFFERS, OWNERS, "S.list:11", 2);
        Remedy remedy = lazy(Via.ROWAN, Cause.lazyOne("Owner.vet"));
        assertThat(remedy.kind()).isEqualTo(Kind.REWRITE);
        assertThat(remedy.code()).isEmpty();
        assertThat(remedy.verified()).isNull();
        assertThat(remedy.text())
                .startsWith("Withdrawn: .selectRelated(Owner_.vet()) was tried on the same queryset and gave"
                        + " 2 rows instead of 3.");
    }

    @Test
    void aTrialThatSaysNothingOrIsAnotherPlacesChangesNothing() {
        tried(Trial.Outcome.UNKNOWN, OWNERS, "S.list:11", 0);
        tried(Trial.Outcome.DIFFERS, "select id from shops", "S.list:11", 2);
        tried(Trial.Outcome.SAME, OWNERS, "S.other:12", 3);
        Remedy remedy = lazy(Via.ROWAN, Cause.lazyOne("Owner.vet"));
        assertThat(remedy.kind()).isEqualTo(Kind.SELECT_RELATED);
        assertThat(remedy.verified()).isNull();
    }

    @Test
    void rowanWritesInBulk() {
        assertThat(writes(Via.ROWAN, "insert into pets (id) values (?)").kind()).isEqualTo(Kind.BULK_CREATE);
    }

    @Test
    void rowanUpdatesInBulk() {
        assertThat(writes(Via.ROWAN, "update pets set seen = 1 where id = ?").kind())
                .isEqualTo(Kind.BULK_UPDATE);
    }

    @Test
    void anUpdateInBulkNamesItsFields() {
        assertThat(writes(Via.ROWAN, "update pets set seen_at = 1, owner_id = 7 where id = ?")
                        .code())
                .isEqualTo(".bulkUpdate(objects, seenAt, owner)");
    }

    @Test
    void rowsByAnotherColumnThanTheKeyAreAskedForByThatColumn() {
        assertThat(loop(Via.ROWAN, null, OWNERS, "select id, slug from pets where slug = ?", 1)
                        .code())
                .isEqualTo(".filter(\"slug__in\", keys).list()");
    }
}
