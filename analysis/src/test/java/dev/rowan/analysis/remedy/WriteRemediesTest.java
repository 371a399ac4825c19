package dev.rowan.analysis.remedy;

import static dev.rowan.analysis.judge.Script.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.analysis.Remedy;
import dev.rowan.analysis.Remedy.Kind;
import dev.rowan.analysis.event.Cause;
import dev.rowan.analysis.event.Via;
import org.junit.jupiter.api.Test;

/** Fixes for what Hibernate, Spring Data and plain JDBC write one by one. */
final class WriteRemediesTest extends RemedyFixture {

    @Test
    void deletesOneByOneNameTheTableOrTheRepository() {
        assertThat(writes(Via.HIBERNATE, "delete from pets where id = ?").code())
                .isEqualTo("delete from pets where id in (:keys)");
    }

    @Test
    void deletesOfARepositoryAreItsOwn() {
        for (int i = 0; i < 12; i++) {
            script.run("delete from pets where id = ?", (long) i)
                    .at("S.save:10")
                    .via(Via.SPRING_DATA_JPA)
                    .cause(new Cause(Cause.Kind.FLUSH, "", "PetRepository.delete", false, 0, "", ""))
                    .affecting(1);
        }
        assertThat(script.findings("n-plus-one-write").get(0).remedy().code())
                .isEqualTo("petRepository.deleteAllByIdInBatch(ids)");
    }

    @Test
    void allThatARepositoryDeletesOneByOneItDeletesInABatch() {
        script.run("select p1_0.id from pets p1_0")
                .at("S.clear:10")
                .via(Via.SPRING_DATA_JPA)
                .cause(Cause.method("PetRepository.deleteAll", false))
                .columns("pets.id")
                .rows(row(101L), row(102L), row(103L));
        for (long id = 101; id <= 103; id++) {
            script.run("delete from pets where id = ?", id)
                    .at("S.clear:10")
                    .via(Via.SPRING_DATA_JPA)
                    .cause(new Cause(Cause.Kind.FLUSH, "", "", false, 0, "", ""))
                    .affecting(1);
        }
        assertThat(script.findings("n-plus-one-write").get(0).remedy().code())
                .isEqualTo("petRepository.deleteAllInBatch()");
    }

    @Test
    void whatARepositorysOwnCodeSendsIsNotTheRepositorys() {
        for (int i = 0; i < 12; i++) {
            script.run("delete from visits where id = ?", (long) i)
                    .at("PetTypeRepositoryImpl.delete:49")
                    .via(Via.HIBERNATE)
                    .cause(Cause.method("PetTypeRepository.delete", false))
                    .affecting(1);
        }
        assertThat(script.findings("n-plus-one-write").get(0).remedy().code())
                .isEqualTo("delete from visits where id in (:keys)");
    }

    @Test
    void hibernateWritesInBatchesAndIsToldOfIdentityKeys() {
        Remedy remedy = writes(Via.HIBERNATE, "insert into pets (id) values (?)");
        assertThat(remedy.kind()).isEqualTo(Kind.JDBC_BATCH);
        assertThat(remedy.code()).contains("hibernate.jdbc.batch_size");
        assertThat(remedy.warning()).contains("IDENTITY");
    }

    @Test
    void springDataIsToldOfTheTransactionThatABatchTakes() {
        Remedy remedy = writes(Via.SPRING_DATA_JPA, "insert into pets (id) values (?)");
        assertThat(remedy.code()).startsWith("spring.jpa.properties.hibernate.jdbc.batch_size=50\n");
        assertThat(remedy.warning()).contains("one transaction around the loop");
    }

    @Test
    void aSequenceOfPlainJdbcIsNoMatterOfAnnotations() {
        for (int i = 0; i < 5; i++) {
            script.run("select nextval('pets_seq')").at("S.save:10").rows(row((long) i));
            script.run("insert into pets (id, name) values (?, ?)", (long) i, "n" + i)
                    .at("S.save:11")
                    .affecting(1);
        }
        assertThat(script.findings("n-plus-one-write"))
                .filteredOn(finding -> finding.title().contains("sequence"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.remedy().text()).contains("getGeneratedKeys");
                    assertThat(finding.remedy().code()).isEmpty();
                });
    }

    @Test
    void whatIsWrittenOnlyIfItIsAsItWasReadMayHangOnItsCount() {
        Remedy remedy = writes(Via.JDBC, "update jobs set picked = true, version = 2 where id = ? and version = 1");
        assertThat(remedy.code()).startsWith("int[] counts = statement.executeBatch();");
        assertThat(remedy.text()).contains("suppress it");
        assertThat(remedy.warning()).contains("skip locked");
    }
}
