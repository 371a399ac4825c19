package dev.rowan.analysis.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.analysis.sql.Fingerprinter;
import dev.rowan.analysis.sql.SqlDialect;
import org.junit.jupiter.api.Test;

final class PlainSqlTest {

    private static String plain(String sql) {
        return PlainSql.of(
                Fingerprinter.parse(sql, SqlDialect.STANDARD).statement().sql());
    }

    @Test
    void theOnlyTableNeedsNoName() {
        assertThat(plain("select p1_0.id,p1_0.name from pets p1_0 where p1_0.owner_id=? order by p1_0.name"))
                .isEqualTo("select id, name from pets where owner_id = ? order by name");
    }

    @Test
    void joinedTablesHaveTheirOwnNames() {
        assertThat(
                        plain(
                                "select count(p1_0.id) from pet p1_0 left join owner o1_0 on o1_0.id=p1_0.owner_id where o1_0.id=?"))
                .isEqualTo(
                        "select count(pet.id) from pet left join owner on owner.id = pet.owner_id where owner.id = ?");
    }

    @Test
    void aTableThatIsThereTwiceIsALetterAndANumber() {
        assertThat(plain("select e1_0.id, e2_0.name from employee e1_0 join employee e2_0 on e2_0.id=e1_0.boss_id"))
                .isEqualTo("select e1.id, e2.name from employee e1 join employee e2 on e2.id = e1.boss_id");
    }

    @Test
    void namesThatHibernate5MadeUpGoToo() {
        assertThat(plain("select owner0_.id as id1_0_, count(pets1_.id) as col_0_0_ from owners owner0_"
                        + " left outer join pets pets1_ on owner0_.id=pets1_.owner_id where owner0_.id=?"))
                .isEqualTo("select owners.id, count(pets.id) from owners left outer join pets"
                        + " on owners.id = pets.owner_id where owners.id = ?");
    }

    @Test
    void whatAPersonWroteStays() {
        String sql = "select o.id as key, p2.name from owners o join pets p2 on p2.owner_id = o.id where o.id = ?";
        assertThat(plain(sql)).isEqualTo(sql);
    }
}
