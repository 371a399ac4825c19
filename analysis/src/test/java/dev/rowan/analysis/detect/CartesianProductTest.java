package dev.rowan.analysis.detect;

import static dev.rowan.analysis.judge.Script.binds;
import static dev.rowan.analysis.judge.Script.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.analysis.Confidence;
import dev.rowan.analysis.Finding;
import org.junit.jupiter.api.Test;

/** {@code cartesian-product}: what it finds, and what looks like it and is none. */
final class CartesianProductTest extends RuleFixture {
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
                        "24 rows hold 2 different owners.id, 6 pets.id and 8 visits.id: each of the one with each of"
                                + " the other");
    }

    @Test
    void aChainOfJoinsIsNone() {
        Object[][] rows = new Object[24][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = row((long) i / 12, 100L + i / 4, 1_000L + i);
        }
        script.query(
                LIST,
                "select o.id, p.id, v.id from owners o join pets p on p.owner_id = o.id join visits v on v.pet_id ="
                        + " p.id",
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

    /** Owners, each with so many pets and visits, every one with every other. */
    private void product(int owners, int pets, int visits) {
        Object[][] rows = new Object[owners * pets * visits][];
        int i = 0;
        for (long owner = 1; owner <= owners; owner++) {
            for (long pet = 0; pet < pets; pet++) {
                for (long visit = 0; visit < visits; visit++) {
                    rows[i++] = row(owner, owner * 100 + pet, owner * 1000 + visit);
                }
            }
        }
        script.query(LIST, TWO_LISTS, binds(), rows);
    }

    @Test
    void twiceTwoIsFoundFromEightRowsOn() {
        product(2, 2, 2);
        Finding finding = only("cartesian-product");
        assertThat(finding.title()).isEqualTo("the joins of owners multiply each other: 8 rows");
        assertThat(finding.confidence()).isEqualTo(Confidence.LIKELY);
    }

    @Test
    void fewerRowsAreNone() {
        product(1, 2, 3);
        assertNothing();
    }

    @Test
    void oneChildEachIsNoProduct() {
        product(10, 1, 3);
        assertNothing();
    }

    @Test
    void childrenThatComeSideBySideAreNoProduct() {
        Object[][] rows = new Object[12][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = row((long) i / 6, 100L + i, 1_000L + i);
        }
        script.query(LIST, TWO_LISTS, binds(), rows);
        assertNothing();
    }

    @Test
    void keysThatWereNotReadTellNothing() {
        Object[][] rows = new Object[24][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = row((long) i / 12, 100L + i / 4, 1_000L + i % 4);
        }
        script.run(TWO_LISTS).at(LIST).reading(2).rows(rows);
        assertNothing();
    }

    @Test
    void tablesWithoutAConditionAreToldByName() {
        Object[][] rows = new Object[9][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = row((long) i);
        }
        script.query(LIST, "select o.id from owners o, vets v where o.name like ?", binds("a%"), rows);
        assertThat(only("cartesian-product").evidence())
                .containsExactly("no condition of the statement connects owners and vets; 9 rows came back");
    }

    private void read(String sql, int count) {
        Object[][] rows = new Object[count][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = row((long) i);
        }
        script.query(LIST, sql, binds(), rows);
    }

    @Test
    void aForgottenTableAmongJoinedOnesIsFound() {
        read("select o.id from owners o join pets p on p.owner_id = o.id, vets v", 9);
        only("cartesian-product");
    }

    @Test
    void aCrossJoinThatIsWrittenAsOneIsMeant() {
        read("select d.day, s.name from days d cross join staff s", 70);
        assertNothing();
    }

    @Test
    void tablesThatAreEachLookedUpByAValueAreNone() {
        script.query(
                LIST,
                "select o.id, s.rate from owners o, settings s where o.city = ? and s.name = ?",
                binds("Bern", "rate"),
                row(1L, 2),
                row(2L, 2),
                row(3L, 2),
                row(4L, 2),
                row(5L, 2),
                row(6L, 2),
                row(7L, 2),
                row(8L, 2));
        assertNothing();
    }

    @Test
    void tablesThatUsingNaturalOrLateralConnectAreNone() {
        read("select o.id from owners o join pets p using (owner_id)", 9);
        read("select id from owners natural join pets", 9);
        read("select o.id from owners o, lateral (select 1 from pets p where p.owner_id = o.id) x", 9);
        read("select o.id from owners o where exists (select 1 from pets p where p.owner_id = o.id)", 9);
        assertNothing();
    }

    @Test
    void oneListBesideReferencesIsNone() {
        Object[][] rows = new Object[24][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = row((long) i / 12, 100L + i, 1_000L + i / 12);
        }
        script.query(
                LIST,
                "select o.id, p.id, c.id from owners o join pets p on p.owner_id = o.id join cities c on c.id = o.city_id",
                binds(),
                rows);
        assertNothing();
    }
}
