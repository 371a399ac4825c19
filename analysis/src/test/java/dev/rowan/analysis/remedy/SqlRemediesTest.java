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

/** Fixes for what plain JDBC, jOOQ and MyBatis read one by one. */
final class SqlRemediesTest extends RemedyFixture {

    @Test
    void jdbcGetsSqlToPaste() {
        Remedy remedy =
                loop(Via.JDBC, null, OWNERS, "select p.id from pets p where p.owner_id = ? and p.alive = true", 1);
        assertThat(remedy.kind()).isEqualTo(Kind.IN_QUERY);
        assertThat(remedy.code())
                .isEqualTo("select p.owner_id, p.id from pets p where p.owner_id in (?, …) and p.alive = true");
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
                .isEqualTo("select b.c, a from b where b.c in (?, …)");
    }

    @Test
    void jooqGetsItsOwnLanguage() {
        Remedy remedy = loop(Via.JOOQ, null, OWNERS, "select id from pets where owner_id = ?", 1);
        assertThat(remedy.code())
                .isEqualTo(
                        "ctx.select(PETS.OWNER_ID, PETS.ID).from(PETS).where(PETS.OWNER_ID.in(keys)).fetchMap(PETS.OWNER_ID)");
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
                .isEqualTo("ctx.select(POST_TAG.POST_ID, …).from(TAG).join(…).where(POST_TAG.POST_ID.in(keys))"
                        + ".fetchGroups(POST_TAG.POST_ID)");
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
                .isEqualTo(
                        "select owner_id, id from pets where owner_id in <foreach collection=\"keys\" item=\"key\" open=\"(\""
                                + " separator=\",\" close=\")\">#{key}</foreach> and alive");
    }
}
