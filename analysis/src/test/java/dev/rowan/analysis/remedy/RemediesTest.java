package dev.rowan.analysis.remedy;

import static dev.rowan.analysis.judge.Script.binds;
import static dev.rowan.analysis.judge.Script.path;
import static dev.rowan.analysis.judge.Script.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.analysis.Remedy;
import dev.rowan.analysis.Remedy.Kind;
import dev.rowan.analysis.event.Cause;
import dev.rowan.analysis.event.Trial;
import dev.rowan.analysis.event.Via;
import dev.rowan.analysis.judge.Script;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class RemediesTest {

    private static final String OWNERS = "select id, vet_id from owners";

    private final Script script = new Script();

    private Remedy loop(Via via, @Nullable Cause cause, String parent, String child, int childrenEach) {
        script.query(path("S.list:10"), parent, binds(), row(101L, 901L), row(102L, 902L), row(103L, 903L));
        for (long id = 101; id <= 103; id++) {
            Object[][] rows = new Object[childrenEach][];
            for (int i = 0; i < childrenEach; i++) {
                rows[i] = row(id * 100 + i);
            }
            Script.Run run = script.run(child, id).at("S.list:11").via(via);
            if (cause != null) {
                run.cause(cause);
            }
            run.rows(rows);
        }
        return script.findings("n-plus-one").get(0).remedy();
    }

    private Remedy lazy(Via via, Cause cause) {
        return loop(via, cause, OWNERS, "select id from pets where owner_id = ?", 2);
    }

    @Test
    void rowanToOneIsASelectRelated() {
        Remedy remedy = lazy(Via.ROWAN, Cause.lazyOne("Owner.vet"));
        assertThat(remedy.kind()).isEqualTo(Kind.SELECT_RELATED);
        assertThat(remedy.code()).isEqualTo(".selectRelated(Owner_.vet())");
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
        assertThat(java.util.Objects.requireNonNull(remedy.verified()).words())
                .isEqualTo("4 statements → 1, the same 3 rows");
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
    void rowanToManyIsAPrefetchRelated() {
        Remedy remedy = lazy(Via.ROWAN, Cause.lazyMany("Owner.pets"));
        assertThat(remedy.kind()).isEqualTo(Kind.PREFETCH_RELATED);
        assertThat(remedy.code()).isEqualTo(".prefetchRelated(Owner_.pets())");
    }

    @Test
    void hibernateIsAJoinFetch() {
        Remedy remedy = lazy(Via.HIBERNATE, Cause.lazyMany("Owner.pets"));
        assertThat(remedy.kind()).isEqualTo(Kind.JOIN_FETCH);
        assertThat(remedy.code()).isEqualTo("select distinct o from Owner o left join fetch o.pets");
        assertThat(remedy.warning())
                .contains("Each parent comes once for each child")
                .contains("paged");
    }

    @Test
    void springDataIsAnEntityGraph() {
        Remedy remedy = lazy(Via.SPRING_DATA_JPA, Cause.lazyOne("Owner.vet"));
        assertThat(remedy.kind()).isEqualTo(Kind.ENTITY_GRAPH);
        assertThat(remedy.code()).isEqualTo("@EntityGraph(attributePaths = \"vet\")");
        assertThat(remedy.warning()).isEmpty();
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
        String sql = "select id, name from pets where owner_id in (?, …)";
        assertThat(derived("PetRepository.findByOwnerIdAndAlive").code()).isEqualTo(sql);
        assertThat(derived("PetRepository.findByOwnerIdGreaterThan").code()).isEqualTo(sql);
        assertThat(derived("PetRepository.petsOf").code()).isEqualTo(sql);
    }

    private static Remedy derived(String method) {
        return new RemediesTest()
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
                .isEqualTo("select p.id from pets p where p.owner_id in (?, …)");
    }

    @Test
    void deletesOneByOneNameTheTableOrTheRepository() {
        assertThat(writes(Via.HIBERNATE, "delete from pets where id = ?").code())
                .isEqualTo("delete from pets where id in (?, …)");
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
    void noRemedySpeaksOfAnEntityThatIsNotThere() throws java.io.IOException {
        try (var sources = java.nio.file.Files.walk(java.nio.file.Path.of("src", "main", "java"))) {
            for (var source :
                    sources.filter(file -> file.toString().endsWith(".java")).toList()) {
                assertThat(java.nio.file.Files.readString(source))
                        .as(source.toString())
                        .doesNotContain("Entity e");
            }
        }
    }

    @Test
    void jdbcGetsSqlToPaste() {
        Remedy remedy =
                loop(Via.JDBC, null, OWNERS, "select p.id from pets p where p.owner_id = ? and p.alive = true", 1);
        assertThat(remedy.kind()).isEqualTo(Kind.IN_QUERY);
        assertThat(remedy.code()).isEqualTo("select p.id from pets p where p.owner_id in (?, …) and p.alive = true");
    }

    @Test
    void jooqCountsInItsOwnLanguageAndItsCastsAreNoObstacle() {
        script.query(path("S.list:10"), OWNERS, binds(), row(101L, 901L), row(102L, 902L), row(103L, 903L));
        for (long id = 101; id <= 103; id++) {
            script.run("select count(*) from \"PETS\" where \"PETS\".\"OWNER_ID\" = cast(? as bigint)", id)
                    .at("S.list:11")
                    .via(Via.JOOQ)
                    .rows(row(2L));
        }
        assertThat(script.findings("count-in-loop").get(0).remedy().code())
                .isEqualTo("ctx.select(PETS.OWNER_ID, count()).from(PETS).where(PETS.OWNER_ID.in(keys))"
                        + ".groupBy(PETS.OWNER_ID).fetchMap(PETS.OWNER_ID, count())");
        assertThat(loop(Via.JDBC, null, OWNERS, "select a from b where b.c = cast(? as varchar(20))", 1)
                        .code())
                .isEqualTo("select a from b where b.c in (?, …)");
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
                        + " where owner.id in (?, …) group by owner.id");
        assertThat(remedy.warning()).startsWith("This is SQL");
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
    void jooqGetsItsOwnLanguage() {
        Remedy remedy = loop(Via.JOOQ, null, OWNERS, "select id from pets where owner_id = ?", 1);
        assertThat(remedy.code())
                .isEqualTo("ctx.selectFrom(PETS).where(PETS.OWNER_ID.in(keys)).fetchGroups(PETS.OWNER_ID)");
    }

    @Test
    void myBatisGetsAJoinInItsResultMap() {
        Remedy remedy = loop(
                Via.MYBATIS,
                new Cause(Cause.Kind.NESTED_SELECT, "", "PetMapper.ofOwner", true, 0, "", ""),
                OWNERS,
                "select id from pets where owner_id = ?",
                2);
        assertThat(remedy.kind()).isEqualTo(Kind.JOIN_FETCH);
        assertThat(remedy.code()).startsWith("<collection");
    }

    @Test
    void aMappedStatementInALoopIsGivenAllKeys() {
        Remedy remedy = loop(
                Via.MYBATIS,
                Cause.method("PetMapper.find", true),
                OWNERS,
                "select id from pets where owner_id = ? and alive",
                2);
        assertThat(remedy.kind()).isEqualTo(Kind.IN_QUERY);
        assertThat(remedy.code())
                .isEqualTo("select id from pets where owner_id in <foreach collection=\"keys\" item=\"key\" open=\"(\""
                        + " separator=\",\" close=\")\">#{key}</foreach> and alive");
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
        assertThat(remedy.code()).startsWith("select distinct");
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
                .isEqualTo("delete from visits where id in (?, …)");
    }

    @Test
    void jooqNamesTheTableThatHasTheKey() {
        Remedy remedy = loop(
                Via.JOOQ,
                null,
                OWNERS,
                "select t.name from tag t join post_tag p on p.tag_id = t.id where p.post_id = ?",
                2);
        assertThat(remedy.code())
                .isEqualTo("ctx.select(…).from(TAG).join(…).where(POST_TAG.POST_ID.in(keys))"
                        + ".fetchGroups(POST_TAG.POST_ID)");
    }

    private Remedy writes(Via via, String sql) {
        for (int i = 0; i < 12; i++) {
            script.run(sql, (long) i).at("S.save:10").via(via).affecting(1);
        }
        return script.findings("n-plus-one-write").get(0).remedy();
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
    void hibernateWritesInBatchesAndIsToldOfIdentityKeys() {
        Remedy remedy = writes(Via.HIBERNATE, "insert into pets (id) values (?)");
        assertThat(remedy.kind()).isEqualTo(Kind.JDBC_BATCH);
        assertThat(remedy.code()).contains("hibernate.jdbc.batch_size");
        assertThat(remedy.warning()).contains("IDENTITY");
    }

    @Test
    void everyKindHasItsWordOfTheContract() {
        assertThat(java.util.Arrays.stream(Kind.values()).map(Kind::word))
                .containsExactly(
                        "select-related",
                        "prefetch-related",
                        "join-fetch",
                        "entity-graph",
                        "batch-size",
                        "bulk-create",
                        "bulk-update",
                        "jdbc-batch",
                        "in-query",
                        "group-by",
                        "exists",
                        "reuse",
                        "index",
                        "rewrite",
                        "limit",
                        "keyset",
                        "remove");
    }
}
