package dev.rowan.analysis.detect;

import static dev.rowan.analysis.judge.Script.binds;
import static dev.rowan.analysis.judge.Script.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.analysis.Confidence;
import dev.rowan.analysis.Finding;
import dev.rowan.analysis.Remedy;
import dev.rowan.analysis.sql.Column;
import org.junit.jupiter.api.Test;

/** {@code n-plus-one}: what a foreign key says of it. */
final class NPlusOneForeignKeyTest extends NPlusOneFixture {

    @Test
    void aRivalColumnMakesItLikelyOnlyAndAForeignKeyProvesItAgain() {
        rivalling();
        Finding likely = only();
        assertThat(likely.confidence()).isEqualTo(Confidence.LIKELY);
        assertThat(likely.evidence()).anyMatch(sentence -> sentence.contains("held the same values"));

        script.recorder().foreignKey(new Column("pets", "owner_id"), new Column("owners", "id"));
        assertThat(only().confidence()).isEqualTo(Confidence.PROVEN);
    }

    @Test
    void aForeignKeyNamesTheAssociationAndLeavesTheIdAsItIs() {
        owners(ids(101, 10));
        for (long id : ids(101, 10)) {
            pets(LOOP, id);
        }
        script.recorder().foreignKey(new Column("PETS", "OWNER_ID"), new Column("OWNERS", "ID"));
        Finding finding = only();
        assertThat(finding.association()).isEqualTo("pets.owner_id → owners.id");
        assertThat(finding.id()).isEqualTo("n-plus-one:OwnerService.list:select pets(owner_id)");
        assertThat(finding.evidence()).contains("the database has a foreign key for it: pets.owner_id → owners.id");
        assertThat(finding.remedy().kind()).isEqualTo(Remedy.Kind.IN_QUERY);
    }

    private static final String JOINED =
            "select pets.id, day from pets left join visits on pets.id = pet_id where owner_id = ?";

    @Test
    void aForeignKeyNamesAKeyThatAJoinLeavesWithoutItsTable() {
        owners(ids(101, 10));
        for (long id : ids(101, 10)) {
            script.query(LOOP, JOINED, binds(id), row(7L, "monday"));
        }
        script.recorder().foreignKey(new Column("pets", "owner_id"), new Column("owners", "id"));
        assertThat(only().association()).isEqualTo("pets.owner_id → owners.id");
    }

    @Test
    void twoForeignKeysOfOneColumnNameNothing() {
        owners(ids(101, 10));
        for (long id : ids(101, 10)) {
            script.query(LOOP, JOINED, binds(id), row(7L, "monday"));
        }
        script.recorder().foreignKey(new Column("pets", "owner_id"), new Column("owners", "id"));
        script.recorder().foreignKey(new Column("visits", "owner_id"), new Column("owners", "id"));
        assertThat(only().association()).isNull();
    }

    @Test
    void ofTwoColumnsWithTheSameValuesTheForeignKeyTellsWhich() {
        script.query(
                LIST,
                "select id, author_id from comments",
                binds(),
                row(1L, 1L),
                row(2L, 2L),
                row(3L, 3L),
                row(4L, 4L));
        for (long id = 1; id <= 4; id++) {
            script.query(LOOP, "select name from users where id = ?", binds(id), row("a"));
        }
        Finding unknown = only();
        assertThat(unknown.confidence()).isEqualTo(Confidence.LIKELY);
        assertThat(unknown.association()).isNull();

        script.recorder().foreignKey(new Column("comments", "author_id"), new Column("users", "id"));
        Finding known = only();
        assertThat(known.association()).isEqualTo("comments.author_id → users.id");
        assertThat(known.confidence()).isEqualTo(Confidence.PROVEN);
        assertThat(known.parent().column()).isEqualTo("comments.author_id");
    }

    @Test
    void aForeignKeyOfOtherColumnsNamesNothing() {
        owners(ids(101, 10));
        for (long id : ids(101, 10)) {
            pets(LOOP, id);
        }
        script.recorder().foreignKey(new Column("pets", "type_id"), new Column("types", "id"));
        assertThat(only().association()).isNull();
    }

    private void rivalling() {
        script.query(
                LIST, "select id, address_id from owners", binds(), row(1L, 1L), row(2L, 2L), row(3L, 3L), row(4L, 4L));
        for (long id = 1; id <= 4; id++) {
            pets(LOOP, id);
        }
    }
}
