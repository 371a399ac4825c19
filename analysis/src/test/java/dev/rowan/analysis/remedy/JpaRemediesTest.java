package dev.rowan.analysis.remedy;

import static dev.rowan.analysis.judge.Script.binds;
import static dev.rowan.analysis.judge.Script.path;
import static dev.rowan.analysis.judge.Script.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.analysis.Remedy;
import dev.rowan.analysis.Remedy.Kind;
import dev.rowan.analysis.event.Cause;
import dev.rowan.analysis.event.Via;
import org.junit.jupiter.api.Test;

/** Fixes for what Hibernate and Spring Data load one by one. */
final class JpaRemediesTest extends RemedyFixture {

    @Test
    void hibernateIsAJoinFetch() {
        Remedy remedy = lazy(Via.HIBERNATE, Cause.lazyMany("Owner.pets"));
        assertThat(remedy.kind()).isEqualTo(Kind.JOIN_FETCH);
        assertThat(remedy.code()).isEqualTo("select o from Owner o left join fetch o.pets");
        assertThat(remedy.warning()).contains("once for each child").contains("paged");
    }

    @Test
    void springDataIsAnEntityGraph() {
        Remedy remedy = lazy(Via.SPRING_DATA_JPA, Cause.lazyOne("Owner.vet"));
        assertThat(remedy.kind()).isEqualTo(Kind.ENTITY_GRAPH);
        assertThat(remedy.code()).isEqualTo("@EntityGraph(attributePaths = \"vet\")");
        assertThat(remedy.warning()).isEmpty();
    }

    @Test
    void theQueryThatLoadsTheParentsIsSaidByItsPlace() {
        assertThat(lazy(Via.HIBERNATE, Cause.lazyMany("Owner.pets")).text())
                .isEqualTo("Fetch Owner.pets in the query at S.list:10, which loads the parents.");
    }

    private Remedy ofParentsBy(String method) {
        script.run(OWNERS)
                .at("S.list:10")
                .via(Via.SPRING_DATA_JPA)
                .cause(Cause.method(method, true))
                .rows(row(101L, 901L), row(102L, 902L), row(103L, 903L));
        for (long id = 101; id <= 103; id++) {
            script.run("select id from pets where owner_id = ?", id)
                    .at("S.list:11")
                    .via(Via.HIBERNATE)
                    .cause(Cause.lazyMany("Owner.pets"))
                    .rows(row(id * 100));
        }
        return script.findings("n-plus-one").get(0).remedy();
    }

    /** There is no text of a query to put a fetch into, and Hibernate loads the children by itself. */
    @Test
    void parentsOfARepositorysMethodAreAnEntityGraphOnIt() {
        Remedy remedy = ofParentsBy("OwnerRepository.findByCity");
        assertThat(remedy.kind()).isEqualTo(Kind.ENTITY_GRAPH);
        assertThat(remedy.text())
                .isEqualTo(
                        "Name Owner.pets in an entity graph on OwnerRepository.findByCity, which loads the parents.");
        assertThat(remedy.code()).isEqualTo("@EntityGraph(attributePaths = \"pets\") // on OwnerRepository.findByCity");
        assertThat(remedy.warning()).startsWith("Each parent's columns");
    }

    @Test
    void aMethodThatEveryRepositoryHasIsDeclaredAgain() {
        assertThat(ofParentsBy("OwnerRepository.findAll").warning())
                .startsWith("Declare it in the repository again, to have the annotation. Each parent's columns");
    }

    @Test
    void aPagedParentWithACollectionIsABatchSize() {
        Remedy remedy = loop(
                Via.HIBERNATE,
                Cause.lazyMany("Owner.pets"),
                OWNERS + " order by id limit 20",
                "select id from pets where owner_id = ?",
                2);
        assertThat(remedy.kind()).isEqualTo(Kind.BATCH_SIZE);
        assertThat(remedy.text()).contains("paged in memory");
    }

    @Test
    void aPagedParentWithAToOneIsAJoinFetchStill() {
        Remedy remedy = loop(
                Via.HIBERNATE,
                Cause.lazyOne("Owner.vet"),
                OWNERS + " order by id limit 20",
                "select id from vets where id = ?",
                1);
        assertThat(remedy.kind()).isEqualTo(Kind.JOIN_FETCH);
        assertThat(remedy.code()).isEqualTo("select o from Owner o left join fetch o.vet");
    }

    @Test
    void aParentThatJoinsAlreadyIsABatchSize() {
        Remedy remedy = loop(
                Via.HIBERNATE,
                Cause.lazyMany("Owner.pets"),
                "select o.id, v.id from owners o left join visits v on v.o = o.id",
                "select id from pets where owner_id = ?",
                2);
        assertThat(remedy.kind()).isEqualTo(Kind.BATCH_SIZE);
        assertThat(remedy.text()).contains("multiply");
    }

    @Test
    void manyChildrenEachAreABatchSize() {
        Remedy remedy =
                loop(Via.HIBERNATE, Cause.lazyMany("Owner.pets"), OWNERS, "select id from pets where owner_id = ?", 30);
        assertThat(remedy.kind()).isEqualTo(Kind.BATCH_SIZE);
    }

    @Test
    void findByIdInALoopIsOneQueryByKeys() {
        Remedy remedy = loop(
                Via.SPRING_DATA_JPA,
                Cause.method("PetRepository.findById", false),
                OWNERS,
                "select id from pets where id = ?",
                1);
        assertThat(remedy.kind()).isEqualTo(Kind.IN_QUERY);
        assertThat(remedy.code()).isEqualTo("petRepository.findAllById(ids)");
        assertThat(remedy.text()).contains("PetRepository.findById");
        assertThat(remedy.warning()).isEmpty();
    }

    @Test
    void whatIsLookedUpBeforeItIsSavedIsSaidToBeNew() {
        Remedy remedy = loop(
                Via.SPRING_DATA_JPA,
                Cause.method("PetRepository.saveAll", true),
                OWNERS,
                "select p1_0.id from pets p1_0 where p1_0.id = ?",
                0);
        assertThat(remedy.kind()).isEqualTo(Kind.REWRITE);
        assertThat(remedy.code()).startsWith("implements Persistable");
    }

    @Test
    void aDerivedQueryInALoopIsDerivedForManyKeys() {
        assertThat(derived("PetRepository.findByOwnerId").code()).isEqualTo("petRepository.findByOwnerIdIn(keys)");
        assertThat(derived("PetRepository.findAllByOwnerIdOrderByName").code())
                .isEqualTo("petRepository.findAllByOwnerIdInOrderByName(keys)");
        assertThat(derived("PetRepository.findByOwnerId").warning()).contains("Declare it beside findByOwnerId");
    }

    @Test
    void whatHasNoDerivedNameForManyKeysIsSqlWithoutHibernatesNames() {
        String sql = "select owner_id, id, name from pets where owner_id in (:keys)";
        assertThat(derived("PetRepository.findByOwnerIdAndAlive").code()).isEqualTo(sql);
        assertThat(derived("PetRepository.findByOwnerIdGreaterThan").code()).isEqualTo(sql);
        assertThat(derived("PetRepository.petsOf").code()).isEqualTo(sql);
    }

    private static Remedy derived(String method) {
        return new JpaRemediesTest()
                .loop(
                        Via.SPRING_DATA_JPA,
                        Cause.method(method, true),
                        OWNERS,
                        "select p1_0.id, p1_0.name from pets p1_0 where p1_0.owner_id = ?",
                        1);
    }

    @Test
    void findInALoopNamesTheEntityThatWasAskedFor() {
        Cause find = new Cause(Cause.Kind.FIND, "", "Pet", false, 0, "", "");
        assertThat(loop(Via.HIBERNATE, find, OWNERS, "select id from pets where id = ?", 1)
                        .code())
                .isEqualTo("select p from Pet p where p.id in :ids");
    }

    @Test
    void whereNoEntityIsKnownTheStatementItselfIsGivenForManyKeys() {
        assertThat(loop(Via.HIBERNATE, null, OWNERS, "select p.id from pets p where p.owner_id = ?", 1)
                        .code())
                .isEqualTo("select p.owner_id, p.id from pets p where p.owner_id in (:keys)");
    }

    @Test
    void aCountOfADerivedQueryIsSqlWithoutHibernatesNamesAndSaysSo() {
        script.query(path("S.list:10"), OWNERS, binds(), row(101L, 901L), row(102L, 902L), row(103L, 903L));
        for (long id = 101; id <= 103; id++) {
            script.run(
                            "select count(p1_0.id) from pet p1_0 left join owner o1_0 on o1_0.id=p1_0.owner_id"
                                    + " where o1_0.id=?",
                            id)
                    .at("S.list:11")
                    .via(Via.SPRING_DATA_JPA)
                    .cause(Cause.method("PetRepository.countByOwnerId", false))
                    .rows(row(2L));
        }
        Remedy remedy = script.findings("count-in-loop").get(0).remedy();
        assertThat(remedy.code())
                .isEqualTo("select owner.id, count(pet.id) from pet left join owner on owner.id = pet.owner_id"
                        + " where owner.id in (:keys) group by owner.id");
        assertThat(remedy.warning()).startsWith("This is SQL");
    }

    @Test
    void aToOneThatIsSelectedOnItsOwnIsOneHoweverManyRowsItsJoinsGive() {
        Cause eager = new Cause(Cause.Kind.EAGER_SELECT, "Pet.owner", "", false, 0, "", "");
        Remedy remedy = loop(Via.HIBERNATE, eager, OWNERS, "select id from owners where id = ?", 3);
        assertThat(remedy.code()).isEqualTo("select p from Pet p left join fetch p.owner");
        assertThat(remedy.warning()).isEmpty();
    }

    @Test
    void aCollectionThatIsSelectedOnItsOwnMultipliesRows() {
        Cause eager = new Cause(Cause.Kind.EAGER_SELECT, "Owner.pets", "", true, 0, "", "");
        Remedy remedy = loop(Via.HIBERNATE, eager, OWNERS, "select id from pets where owner_id = ?", 1);
        assertThat(remedy.code()).isEqualTo("select o from Owner o left join fetch o.pets");
        assertThat(remedy.warning()).contains("once for each child");
    }
}
