package dev.rowan.analysis.remedy;

import static dev.rowan.analysis.judge.Script.binds;
import static dev.rowan.analysis.judge.Script.path;
import static dev.rowan.analysis.judge.Script.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.analysis.Remedy;
import dev.rowan.analysis.judge.Script;
import dev.rowan.testing.database.EachDatabase;
import dev.rowan.testing.database.Engine;
import dev.rowan.testing.database.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;

/** The SQL of a fix, run on real databases as it was printed: it gives each key's rows as the loop gave them. */
final class PastedSqlTest {

    private static final Object[][] AUTHORS = {row(201L), row(202L), row(203L), row(204L)};

    private final Script script = new Script();

    @BeforeEach
    void books(TestDatabase database) throws SQLException {
        database.execute(
                "create table author (id bigint primary key, name varchar(20))",
                "create table book (id bigint primary key, author_id bigint, title varchar(20), born int, price int)",
                "insert into author values (201, 'a'), (202, 'b'), (203, 'c'), (204, 'd')",
                "insert into book values (4001, 201, 'one', 1990, 10), (4002, 202, 'two', 1990, 30),"
                        + " (4003, 202, 'three', 1991, 20), (4004, 203, 'four', 1992, 5), (4005, 203, 'five', 1992, 7),"
                        + " (4006, 203, 'six', 1990, 6)");
    }

    /** Runs the loop, and then the fix; both give the same rows for each key. */
    private void assertSame(TestDatabase database, String key, String loop, Object[][] keys, Object... more)
            throws SQLException {
        script.query(path("Shelf.all:10"), "select id from author", binds(), keys);
        Map<String, List<List<String>>> looped = new LinkedHashMap<>();
        List<String> columns = new ArrayList<>();
        try (Connection connection = database.dataSource().getConnection()) {
            for (Object[] one : keys) {
                List<Object> values = new ArrayList<>(List.of(one));
                values.addAll(List.of(more));
                List<Map<String, String>> rows = run(connection, loop, values);
                script.query(
                        path("Shelf.all:11"),
                        loop,
                        values.toArray(),
                        rows.stream().map(row -> row.values().toArray()).toArray(Object[][]::new));
                for (Map<String, String> row : rows) {
                    columns.clear();
                    columns.addAll(row.keySet());
                    looped.computeIfAbsent(text(one), any -> new ArrayList<>()).add(List.copyOf(row.values()));
                }
            }
            String code = code();
            Map<String, List<List<String>>> pasted = new LinkedHashMap<>();
            for (Map<String, String> row : runForMany(database.engine(), connection, code, keys, more)) {
                List<String> of = new ArrayList<>();
                for (String part : key.split(",", -1)) {
                    assertThat(row).as(code).containsKey(part);
                    of.add(String.valueOf(row.get(part)));
                }
                pasted.computeIfAbsent(String.join(",", of), any -> new ArrayList<>())
                        .add(columns.stream().map(row::get).toList());
            }
            assertThat(pasted).as(code).isEqualTo(looped);
        }
    }

    private static String text(Object[] key) {
        List<String> texts = new ArrayList<>();
        for (Object part : key) {
            texts.add(String.valueOf(part));
        }
        return String.join(",", texts);
    }

    private String code() {
        return script.findings().stream()
                .filter(finding -> finding.callSite().line() == 11)
                .map(finding -> finding.remedy())
                .findFirst()
                .map(Remedy::code)
                .orElseThrow();
    }

    private static List<Map<String, String>> runForMany(
            Engine engine, Connection connection, String code, Object[][] keys, Object[] more) throws SQLException {
        StringBuilder sql = new StringBuilder();
        List<Object> values = new ArrayList<>();
        int constant = 0;
        for (int i = 0; i < code.length(); i++) {
            if (code.startsWith("(?, …)", i) || code.startsWith("((?, ?), …)", i)) {
                boolean pairs = code.startsWith("((", i);
                sql.append(pairs && engine == Engine.SQLITE ? "(values " : "(");
                for (Object[] key : keys) {
                    sql.append(pairs ? "(?, ?)," : "?,");
                    values.addAll(List.of(key));
                }
                sql.setCharAt(sql.length() - 1, ')');
                i += (pairs ? "((?, ?), …)" : "(?, …)").length() - 1;
            } else {
                sql.append(code.charAt(i));
                if (code.charAt(i) == '?') {
                    values.add(more[constant++]);
                }
            }
        }
        return run(connection, sql.toString(), values);
    }

    private static List<Map<String, String>> run(Connection connection, String sql, List<Object> values)
            throws SQLException {
        List<Map<String, String>> all = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
                statement.setObject(i + 1, values.get(i));
            }
            try (ResultSet rows = statement.executeQuery()) {
                ResultSetMetaData columns = rows.getMetaData();
                while (rows.next()) {
                    Map<String, String> row = new LinkedHashMap<>();
                    for (int i = 1; i <= columns.getColumnCount(); i++) {
                        row.put(columns.getColumnLabel(i), rows.getString(i));
                    }
                    all.add(row);
                }
            }
        }
        return all;
    }

    @EachDatabase(fresh = true)
    void theKeyIsSelectedToo(TestDatabase database) throws SQLException {
        assertSame(database, "author_id", "select title from book where author_id = ? order by id", AUTHORS);
        assertThat(code()).isEqualTo("select author_id, title from book where author_id in (?, …) order by id");
    }

    @EachDatabase(fresh = true)
    void aKeyThatIsThereIsNotSelectedTwice(TestDatabase database) throws SQLException {
        assertSame(database, "author_id", "select * from book where author_id = ? order by id", AUTHORS);
        assertThat(code()).isEqualTo("select * from book where author_id in (?, …) order by id");
    }

    @EachDatabase(fresh = true)
    void ofTablesThatAreJoinedTheKeyIsThatOfItsTable(TestDatabase database) throws SQLException {
        assertSame(
                database,
                "author_id",
                "select b.title, a.name from book b join author a on a.id = b.author_id"
                        + " where b.author_id = ? and b.born between ? and ? order by b.id",
                AUTHORS,
                1980,
                1991);
    }

    @EachDatabase(fresh = true)
    void aLimitIsOneForEachKey(TestDatabase database) throws SQLException {
        assertSame(
                database,
                "author_id",
                "select title from book where author_id = ? and price > ? order by price desc limit 1",
                AUTHORS,
                4);
        assertThat(code())
                .isEqualTo("select author_id, title from (select author_id, title, row_number() over"
                        + " (partition by author_id order by price desc) as place from book"
                        + " where author_id in (?, …) and price > ?) numbered where place <= 1");
    }

    @EachDatabase(fresh = true)
    void aLimitOfOneRowByItsKeyIsNone(TestDatabase database) throws SQLException {
        assertSame(database, "id", "select title from book where id = ? limit 1", new Object[][] {
            row(4001L), row(4003L), row(4006L)
        });
        assertThat(code()).isEqualTo("select id, title from book where id in (?, …)");
    }

    @EachDatabase(fresh = true)
    void whatIsSummedUpIsGroupedByTheKey(TestDatabase database) throws SQLException {
        assertSame(
                database,
                "author_id",
                "select max(price) as dear, min(price) as cheap from book where author_id = ?",
                new Object[][] {row(201L), row(202L), row(203L)});
    }

    @EachDatabase(fresh = true)
    void whatIsGroupedAlreadyIsGroupedByTheKeyFirst(TestDatabase database) throws SQLException {
        assertSame(
                database,
                "author_id",
                "select born, count(*) as books from book where author_id = ? group by born having count(*) > ?"
                        + " order by born",
                AUTHORS,
                0);
    }

    @EachDatabase(fresh = true)
    void countsAreGroupedByTheKey(TestDatabase database) throws SQLException {
        assertSame(
                database,
                "author_id",
                "select count(*) as books from book where author_id = ? and price > ?",
                new Object[][] {row(201L), row(202L), row(203L)},
                4);
    }

    @EachDatabase(fresh = true)
    void twoKeysAreAListOfPairs(TestDatabase database) throws SQLException {
        assertSame(
                database,
                "author_id,born",
                "select title from book where author_id = ? and born = ? order by id",
                new Object[][] {row(201L, 1990), row(202L, 1991), row(203L, 1992), row(203L, 1990)});
        assertThat(code())
                .isEqualTo(
                        "select author_id, born, title from book where (author_id, born) in ((?, ?), …) order by id");
    }

    @EachDatabase(fresh = true)
    void distinctRowsStayDistinct(TestDatabase database) throws SQLException {
        assertSame(database, "author_id", "select distinct born from book where author_id = ? order by born", AUTHORS);
    }

    @EachDatabase(fresh = true)
    void whichKeysHaveAnyIsAskedOnce(TestDatabase database) throws SQLException {
        for (String loop : List.of(
                "select 1 from book where author_id = ? and price > ? limit 1",
                "select exists(select 1 from book where author_id = ? and price > ?)")) {
            Script asked = new Script();
            asked.query(path("Shelf.all:10"), "select id from author", binds(), AUTHORS);
            for (Object[] author : AUTHORS) {
                asked.query(path("Shelf.all:11"), loop, binds(author[0], 9), row(1L));
            }
            Remedy remedy = asked.findings("count-in-loop").get(0).remedy();
            assertThat(remedy.code())
                    .isEqualTo("select distinct author_id from book where author_id in (?, …) and price > ?");
            try (Connection connection = database.dataSource().getConnection()) {
                assertThat(runForMany(database.engine(), connection, remedy.code(), AUTHORS, new Object[] {9}))
                        .extracting(row -> row.get("author_id"))
                        .containsExactlyInAnyOrder("201", "202");
            }
        }
    }

    @EachDatabase(fresh = true)
    void whereRowsCouldNotBeToldApartThereIsNoStatement(TestDatabase database) {
        for (String loop : List.of(
                "select title from book where author_id = ? or editor_id = 7",
                "select title from book where author_id = ? union select name from author where id = 7",
                "select title from book where id in (select book_id from sold where author_id = ?)",
                "select title from book where (author_id = ? and born = 7)",
                "select title from book left join sold on sold.author_id = ? where born = 7",
                "select upper(title) from book where author_id = ? order by born limit 3",
                "with b as (select title from book where author_id = ?) select title from b where title <> 'x'",
                "select title from book where author_id = ? and case when born = 7 and price = 8 then true else false end")) {
            Script asked = new Script();
            asked.query(path("Shelf.all:10"), "select id from author", binds(), AUTHORS);
            for (Object[] author : AUTHORS) {
                asked.query(path("Shelf.all:11"), loop, author, row("x"));
            }
            assertThat(asked.findings()).as(loop).singleElement().satisfies(finding -> {
                assertThat(finding.remedy().code()).as(loop).isEmpty();
                assertThat(finding.remedy().text()).isNotEmpty();
            });
        }
    }

    @EachDatabase(fresh = true)
    void aWayUpIsOneRecursiveQuery(TestDatabase database) throws SQLException {
        database.execute(
                "create table node (id bigint primary key, parent_id bigint)",
                "insert into node values (904, null), (905, 904), (906, 905), (907, 906), (908, 907), (950, 904)");
        script.query(path("Tree.up:10"), "select id, parent_id from node where name = ?", binds("x"), row(908L, 907L));
        for (long id = 907; id > 904; id--) {
            script.query(path("Tree.up:11"), "select id, parent_id from node where id = ?", binds(id), row(id, id - 1));
        }
        try (Connection connection = database.dataSource().getConnection()) {
            assertThat(run(connection, code(), List.of(907L)))
                    .extracting(row -> row.get("id"))
                    .containsExactly("907", "906", "905", "904");
        }
    }
}
