package dev.rowan.analysis.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FingerprinterTest {

    private static SqlStatement read(String sql) {
        return Fingerprinter.parse(sql, SqlDialect.STANDARD).statement();
    }

    private static String keys(String sql) {
        return String.join(
                " ",
                read(sql).keys().stream()
                        .map(key -> key + ":" + key.comparison())
                        .toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "SELECT  a\\n FROM t -- why\\n WHERE b = 1 | select a from t where b = ?",
                "select a from t where b = 'it''s' and c = -1.5e10 | select a from t where b = ? and c = ?",
                "select /* a /* nested */ comment */ a from t | select a from t",
                "select a from t where b in (1, 2,3) | select a from t where b in (?…)",
                "select a from t where b in (?) | select a from t where b in (?…)",
                "select a from t where (b, c) in ((1, 2), (3, 4)) | select a from t where (b, c) in ((?, ?)…)",
                "select a from t where b in (cast(? as uuid), cast(? as uuid)) | select a from t where b in (cast(? as uuid)…)",
                "insert into t (a, b) values (1, 'x'), (2, 'y') | insert into t (a, b) values (?, ?)",
                "insert into t (a, b) values (1, now()), (2, default) | insert into t (a, b) values (?, now()), (?, default)",
                "select $tag$a 'quoted' $b$ text$tag$ from t | select ? from t",
                "select $$x$$, $1, $2 from t | select ?, ?, ? from t",
                "select E'a\\'b' from t | select ? from t",
                "select a::text, b::varchar(10) from t | select a::text, b::varchar(?) from t",
                "select a ->> 'k', b #>> '{x}', c ?? 'z', d @> '{}' from t | select a ->> ?, b #>> ?, c ?? ?, d @> ? from t",
                "select a - 1, a -1, b*-1 from t | select a - ?, a - ?, b * ? from t",
                "select \"A\", `b` from \"T\" | select \"A\", `b` from \"T\"",
                "select 0x1F, 1_000, .5, 5. from t | select ?, ?, ?, ? from t",
                "select a from t where b = :name and c = ?2 | select a from t where b = ? and c = ?",
                "select a[1:n] from t | select a[? : n] from t",
                "select nextval('owners_seq') | select nextval('owners_seq')",
                "select a from t; | select a from t",
                "select date '2020-01-01', N'x', X'ff' from t | select date ?, ?, ? from t",
                "select q'[it's -- no]', nq'!it's!', u&'\\0061' from t | select ?, ?, ? from t",
                "select [Order Date], [it's], t.[1] from [dbo].[Order Details] o | select [Order Date], [it's], t.[1] from [dbo].[Order Details] o",
                "select a[1], b [2], array[1, 2], array [3], (c)[4] from t | select a[?], b[?], array[?…], array[?…], (c)[?] from t",
                "select a from t where b = :1 and c=:2 and d=@e | select a from t where b = ? and c = ? and d = @ e",
                "select a /* see x/*.java */ from t where b = 1 | select a from t where b = ?",
                "select 0b11, 0o17 from t | select ?, ? from t",
                "select a, count(*) from t group by 1 order by 2 desc, 1 limit 3 | select a, count(*) from t group by 1 order by 2 desc, 1 limit ?",
                "select a from t order by 1, 2 limit 5, 6 | select a from t order by 1, 2 limit ?, ?",
                "select a from (select a from t order by 2) x where b = 3 | select a from (select a from t order by 2) x where b = ?",
                "select a from t order by b + 1, 2 | select a from t order by b + ?, 2",
                "select a from t order by ?, case b when 1 then 2 end | select a from t order by ?, case b when ? then ? end",
                "select rank() over (order by 1), 2 from t | select rank() over (order by 1), ? from t",
                "select a from t order by f(1, 2), 1 nulls first | select a from t order by f(?, ?), 1 nulls first"
            })
    void aTextIsWhatIsLeftWithoutItsValues(String sql, String expected) {
        assertThat(read(sql.replace("\\n", "\n")).sql()).isEqualTo(expected.strip());
    }

    /** As they are sent by a statement that is not prepared; a prepared one doubles the question mark. */
    @Test
    void jsonOperatorsOfPlainStatementsAreKeptApart() {
        assertThat(read("select a from t where b ?| array['x'] and c ?& array['y', 'z']")
                        .sql())
                .isEqualTo("select a from t where b ? | array[?…] and c ? & array[?…]");
    }

    @Test
    void mySqlsQuotesAreItsOwn() {
        String sql = "select a from t where b = \"it's\" and c = 'x\\' or 1=1' # why\n and d = 2";
        assertThat(Fingerprinter.parse(sql, SqlDialect.MYSQL).statement().sql())
                .isEqualTo("select a from t where b = ? and c = ? and d = ?");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "select 5--1 from t ~ select ? - ? from t",
                "select /*!50100 straight_join */ a from t ~ select straight_join a from t",
                "select /*M! sql_no_cache */ a*/*! b */ from t ~ select sql_no_cache a * b from t",
                "select @rank:=@rank+1, u&'x' from t -- why ~ select @ rank := @ rank + ?, u & ? from t",
                "select a from t where b = 'x\\' -- ' and c = 1 ~ select a from t where b = ? and c = ?"
            })
    void mySqlsCommentsAndVariablesAreItsOwn(String sql, String expected) {
        assertThat(Fingerprinter.parse(sql, SqlDialect.MYSQL).statement().sql()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "select a from t where b = 1 | select a from t where b > 1",
                "select [a] from t | select [b] from t",
                "select [1] from t | select [2] from t",
                "select a from t where b ?? 'x' | select a from t where b ??& 'x'",
                "select a from t where b = 1 | select a from t where c = 1",
                "select a from t | select a, b from t",
                "select a from t where b in (1) | select a from t where b not in (1)",
                "select a from t where b in (1, c) | select a from t where b in (1, d)",
                "select a from t where b = 'x' or c = 'y' | select a from t where b = 'x'' or c = ''y'",
                "select \"a\" from t | select a from t",
                "select a from t where b is null | select a from t where b is not null",
                "select a from t where b = true | select a from t where b = false",
                "select a from t order by a | select a from t order by a desc",
                "insert into t (a) values (1) | insert into t (b) values (1)",
                "insert into t (a, b) values (1, 2) | insert into t (a, b) values (1, default)",
                "select a -- b\\n from t | select a - b from t",
                "select nextval('a_seq') | select nextval('b_seq')",
                "select a::int from t | select a::text from t",
                "select a -> 'b' from t | select a ->> 'b' from t"
            })
    void textsOfAnotherStructureAreOtherStatements(String one, String other) {
        assertThat(read(one.replace("\\n", "\n"))).isNotEqualTo(read(other));
        assertThat(read(one.replace("\\n", "\n")).fingerprint())
                .isNotEqualTo(read(other).fingerprint());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "select a from t | SELECT",
                "with x as (select 1) select a from x | SELECT",
                "with x as (select 1) insert into t select * from x | INSERT",
                "with x as (select 1) delete from t using x | DELETE",
                "(select a from t) union (select b from u) | SELECT",
                "values (1) | SELECT",
                "insert into t values (1) | INSERT",
                "replace into t values (1) | INSERT",
                "update t set a = 1 | UPDATE",
                "delete from t | DELETE",
                "select id from final table (insert into t (a) values (1)) t | INSERT",
                "select id from old table (delete from t where a = 1) | DELETE",
                "select final from t where table = 1 | SELECT",
                "merge into t using u on (t.a = u.a) when matched then update set b = 1 | MERGE",
                "{? = call f(?)} | CALL",
                "call f(1) | CALL",
                "select next value for s | SEQUENCE",
                "values next value for s | SEQUENCE",
                "select s.nextval from dual | SEQUENCE",
                "create index i on t (a) | DDL",
                "truncate table t | DDL",
                "begin | TRANSACTION",
                "set transaction read only | TRANSACTION",
                "set search_path to x | OTHER",
                "explain select a from t | OTHER",
                "pragma foreign_keys | OTHER"
            })
    void theVerbIsTheStatements(String sql, Verb verb) {
        assertThat(read(sql).verb()).isEqualTo(verb);
    }

    @Test
    void whatAnInsertGivesBackHidesNothingOfIt() {
        SqlText text = Fingerprinter.parse(
                "select \"ID\" from final table (insert into \"TAG\" (\"NAME\", \"RANK\") values (?, ?)) \"TAG\"",
                SqlDialect.STANDARD);
        assertThat(text.statement().tables()).containsExactly("TAG");
        assertThat(text.statement().written()).containsExactly("NAME", "RANK");
        assertThat(text.values()).isEqualTo(2);
        assertThat(text.parameter(1)).isEqualTo(2);
    }

    @Test
    void tablesAreToldWithoutSchemaAndWithoutCommonTables() {
        assertThat(read("with r as (select id from app.a) select 1 from r join \"B\" b on b.r = r.id, c")
                        .tables())
                .containsExactly("B", "c", "a");
        assertThat(read("insert into app.pets (id) select id from old_pets").tables())
                .containsExactly("pets", "old_pets");
        assertThat(read("update pets p set a = 1 from owners o where o.id = p.owner_id")
                        .tables())
                .containsExactly("pets", "owners");
        assertThat(read("select extract(year from o.day), trim(both from x) from orders o")
                        .tables())
                .containsExactly("orders");
        assertThat(read("select 1 from t where a is distinct from b").tables()).containsExactly("t");
        assertThat(read("insert into t (a) values (1) on conflict (a) do update set a = 2")
                        .tables())
                .containsExactly("t");
        assertThat(read("truncate table t").tables()).containsExactly("t");
        assertThat(read("select x from unnest(?) as x").tables()).isEmpty();
    }

    @Test
    void keysAreTheColumnsThatValuesAreComparedWith() {
        assertThat(keys("select * from pets p where p.owner_id = ? and ? < p.age and p.kind in (?, ?)"))
                .isEqualTo("pets.owner_id:EQUAL pets.age:RANGE pets.kind:IN");
        assertThat(keys("select * from pets where lower(name) = ? and day between ? and ? and a like ?"))
                .isEqualTo("pets.name:EQUAL pets.day:RANGE pets.a:LIKE");
        assertThat(keys("select * from pets p join owners o on o.id = p.owner_id and o.city = ? where p.id = any(?)"))
                .isEqualTo("owners.city:EQUAL pets.id:IN");
        assertThat(keys("select * from pets where (a, b) in ((?, ?), (?, ?))")).isEqualTo("pets.a:IN pets.b:IN");
        assertThat(keys("update pets set name = ? where id = ?")).isEqualTo("pets.id:EQUAL");
        assertThat(keys("select id from o where exists (select 1 from pets p where p.o = o.id and p.name = ?)"))
                .isEqualTo("pets.name:EQUAL");
        assertThat(keys("select id from pets where id not in (?)")).isEqualTo("pets.id:OTHER");
        assertThat(keys("select id from pets where a::text = ? and cast(? as int) = b"))
                .isEqualTo("pets.a:EQUAL");
    }

    @Test
    void valuesKnowTheirKeysAndTheirParameters() {
        SqlText text = Fingerprinter.parse(
                "select a from t where (x, y) in ((?, 'k'), (?, 7)) limit ? offset 40", SqlDialect.STANDARD);
        assertThat(text.values()).isEqualTo(6);
        assertThat(List.of(text.parameter(0), text.parameter(1), text.parameter(2), text.parameter(4)))
                .containsExactly(1, 0, 2, 3);
        assertThat(List.of(text.key(0), text.key(1), text.key(2), text.key(3), text.key(4)))
                .containsExactly(0, 1, 0, 1, -1);
        assertThat(text.literal(1)).isEqualTo("k");
        assertThat(text.literal(3)).isEqualTo(7L);
        assertThat(text.limit()).isEqualTo(4);
        assertThat(text.offset()).isEqualTo(5);
    }

    @Test
    void mySqlsLimitHasItsOffsetFirst() {
        SqlText text = Fingerprinter.parse("select a from t limit 40, 20", SqlDialect.MYSQL);
        assertThat(text.offset()).isZero();
        assertThat(text.limit()).isEqualTo(1);
    }

    @Test
    void columnsOfTheSelectListAreResolved() {
        assertThat(read("select o.id, o.name as n, p.id pet, count(*) as c, 1 from owners o join pets p on p.o = o.id")
                        .columns())
                .containsExactly(
                        new Column("owners", "id"),
                        new Column("owners", "name"),
                        new Column("pets", "id"),
                        new Column("", "c"),
                        new Column("", ""));
        assertThat(read("select o.*, p.id from owners o, pets p").columns()).isEmpty();
        assertThat(read("select distinct top 5 id from owners").columns()).containsExactly(new Column("owners", "id"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "select count(*) from t | COUNT_ONLY",
                "select count(distinct a) as n from t where b = 1 | COUNT_ONLY",
                "select 1 from t where a = 1 | EXISTS_ONLY",
                "select exists(select 1 from t) | EXISTS_ONLY",
                "select max(a) from t | AGGREGATE",
                "select * from t | STAR",
                "select distinct a from t | DISTINCT",
                "select a from t fetch first 5 rows only | LIMIT",
                "select top 5 a from t | LIMIT",
                "select a from t where rownum <= 5 | LIMIT",
                "select a from t offset 5 | OFFSET",
                "select a from t for update | FOR_UPDATE",
                "select a from t, u | UNCONDITIONED_JOIN",
                "select a from t cross join u | UNCONDITIONED_JOIN",
                "select 1 | CONSTANT",
                "values 1 | CONSTANT",
                "select 1 from dual | CONSTANT",
                "insert into t (a) values (1) returning id | RETURNING",
                "insert into t select a from u | MULTI_ROW",
                "insert into t (a) select * from unnest(?) | MULTI_ROW",
                "select a from t union select b from u | COMPOUND"
            })
    void traitsAreRecognised(String sql, Trait trait) {
        assertThat(read(sql).traits()).contains(trait);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "select count(*), a from t | COUNT_ONLY",
                "select 1 | EXISTS_ONLY",
                "select a from t where b in (select b from u limit 5) | LIMIT",
                "select a from t, u where t.id = u.t_id | UNCONDITIONED_JOIN",
                "select a from t join u on u.t_id = t.id | UNCONDITIONED_JOIN",
                "select a from t join u using (id) | UNCONDITIONED_JOIN",
                "select a from t, lateral (select 1) x | UNCONDITIONED_JOIN",
                "select 1 from t | CONSTANT",
                "insert into t (a) values (1), (2) | MULTI_ROW"
            })
    void traitsAreNotSeenWhereTheyAreNot(String sql, Trait trait) {
        assertThat(read(sql).traits()).doesNotContain(trait);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "'",
                "\"",
                "$$",
                "$a",
                "/*",
                "--",
                "(",
                ")",
                "((((",
                "in (",
                "in ((((",
                "?",
                ":",
                "::",
                "values (",
                "select from where",
                "\0",
                "…",
                "e'",
                "limit",
                "insert into",
                "with",
                "next value for",
                ".",
                "0x",
                "1e",
                "a.",
                "in (1,",
                "case when"
            })
    void scrapsAreRead(String scrap) {
        SqlStatement statement = read(scrap);
        assertThat(read(statement.sql()).sql()).isEqualTo(statement.sql());
        assertThat(statement.fingerprint()).hasSize(16);
    }

    @Test
    void deepNestingIsReadInLinearTime() {
        String deep = "select a from t where b in (".repeat(20_000);
        long started = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        assertThat(read(deep).sql()).startsWith("select a from t where b in (select a");
        // Quadratic work on 240,000 tokens would take minutes.
        assertThat(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - started)
                .isLessThan(10_000_000_000L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(",
                "a::",
                "with a) as ",
                "from a join b on a.c = b.d ",
                "where a = ? and ",
                "in (1, ",
                "a.",
                "/* ",
                "', ",
                "[",
                "update ",
                "-- \n",
                "(?"
            })
    void longTextsOfOneKindAreReadInLinearTime(String piece) {
        String text = "select x from t where " + piece.repeat(20_000);
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long started = threads.getCurrentThreadCpuTime();
        assertThat(read(text).fingerprint()).hasSize(16);
        assertThat(threads.getCurrentThreadCpuTime() - started).isLessThan(5_000_000_000L);
    }

    @Test
    void theSameTextIsReadOnce() {
        Fingerprinter fingerprinter = new Fingerprinter(SqlDialect.STANDARD);
        SqlText text = fingerprinter.read("select a from t where b = ?");
        assertThat(fingerprinter.read("select a from t where b = ?")).isSameAs(text);
        assertThat(fingerprinter.read("select a from t where b = 5").statement())
                .isSameAs(text.statement());
    }

    @Test
    void theFingerprintIsTheSameOnEveryMachine() {
        assertThat(read("select a from t where b = 5").fingerprint())
                .isEqualTo(read("select a from t where b = ?").fingerprint());
        assertThat(Hash.of("select a from t where b = ?")).isEqualTo("15084237e50f9a3a");
    }
}
