package dev.rowan.analysis.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for any text, and for any statement of a small grammar. */
final class FingerprinterProperties {

    private static final List<String> SCRAPS = List.of(
            "select",
            "from",
            "where",
            "in",
            "values",
            "(",
            ")",
            "[",
            "]",
            ",",
            ".",
            "'",
            "\"",
            "`",
            "$",
            "$$",
            "$t$",
            "?",
            "??",
            ":",
            "::",
            "-",
            "--",
            "/*",
            "*/",
            "#",
            "\\",
            "\n",
            "a",
            "T",
            "\"q\"",
            "'s'",
            "1",
            "-1",
            "1.5e3",
            "e'",
            "=",
            "<",
            ">",
            "->>",
            "@>",
            "limit",
            "offset",
            "insert into",
            "update",
            "set",
            "join",
            "on",
            "with",
            "as",
            "union",
            "next value for",
            "nextval",
            "array",
            "any",
            "between",
            "and",
            "not",
            "…",
            "\0",
            "é",
            " ");

    /** A statement with its values apart: two of them with another structure must not share a fingerprint. */
    record Sketch(String structure, List<String> values) {

        String text() {
            StringBuilder text = new StringBuilder();
            int value = 0;
            for (int i = 0; i < structure.length(); i++) {
                char c = structure.charAt(i);
                text.append(c == '@' ? values.get(value++ % values.size()) : String.valueOf(c));
            }
            return text.toString();
        }
    }

    @Provide
    Arbitrary<String> scraps() {
        return Arbitraries.of(SCRAPS).list().ofMaxSize(60).map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<Sketch> sketches() {
        Arbitrary<String> column = Arbitraries.of("a", "b", "t.c", "\"D\"", "lower(e)", "f::text");
        Arbitrary<String> operator = Arbitraries.of(" = ", " > ", " <> ", " like ", " ->> ", " in ");
        Arbitrary<String> condition = Combinators.combine(column, operator)
                .as((left, op) -> left + op + (op.equals(" in ") ? "(@, @)" : "@"));
        Arbitrary<String> columns = column.list().ofMinSize(1).ofMaxSize(3).map(list -> String.join(", ", list));
        Arbitrary<String> table = Arbitraries.of("t", "u", "app.t", "\"T\"");
        Arbitrary<String> conditions =
                condition.list().ofMinSize(1).ofMaxSize(3).map(list -> String.join(" and ", list));
        Arbitrary<String> tail = Arbitraries.of("", " order by a", " limit @", " for update", " group by a");
        Arbitrary<String> structure = Combinators.combine(columns, table, conditions, tail)
                .as((selected, from, where, end) -> "select " + selected + " from " + from + " where " + where + end);
        Arbitrary<String> value = Arbitraries.of(
                "1", "-7", "?", "'x'", "'it''s'", "'a -- b'", "'/* c'", "$$d$$", "2.5", "'(' ".strip(), "' or 1 = 1'");
        return Combinators.combine(structure, value.list().ofSize(6)).as(Sketch::new);
    }

    @Property(tries = 3_000)
    void anyTextIsReadAndItsNormalFormIsItsOwn(@ForAll("scraps") String sql) {
        for (SqlDialect dialect : SqlDialect.values()) {
            SqlStatement statement = Fingerprinter.parse(sql, dialect).statement();
            SqlStatement again = Fingerprinter.normalised(statement.sql());
            assertThat(again.sql()).isEqualTo(statement.sql());
            assertThat(again.fingerprint()).isEqualTo(statement.fingerprint());
        }
    }

    @Property(tries = 1_000)
    void anyCharactersAreRead(@ForAll String sql) {
        SqlText text = Fingerprinter.parse(sql, SqlDialect.STANDARD);
        for (int i = 0; i < text.values(); i++) {
            assertThat(text.key(i)).isBetween(-1, text.statement().keys().size() - 1);
            assertThat(text.parameter(i)).isNotNegative();
        }
    }

    @Property(tries = 2_000)
    void aStatementIsItsStructureWhateverItsValues(@ForAll("sketches") Sketch sketch) {
        String withMarks = new Sketch(sketch.structure(), List.of("?")).text();
        assertThat(Fingerprinter.parse(sketch.text(), SqlDialect.STANDARD).statement())
                .isEqualTo(Fingerprinter.parse(withMarks, SqlDialect.STANDARD).statement());
    }

    @Property(tries = 2_000)
    void statementsOfAnotherStructureNeverMerge(@ForAll("sketches") Sketch one, @ForAll("sketches") Sketch other) {
        boolean same = Fingerprinter.parse(one.text(), SqlDialect.STANDARD)
                .statement()
                .equals(Fingerprinter.parse(other.text(), SqlDialect.STANDARD).statement());
        assertThat(same).isEqualTo(one.structure().equals(other.structure()));
    }

    @Property(tries = 1_000)
    void whatTheNormalFormSaysIsWhatTheTextSays(@ForAll("sketches") Sketch sketch) {
        SqlStatement statement =
                Fingerprinter.parse(sketch.text(), SqlDialect.STANDARD).statement();
        SqlStatement again = Fingerprinter.normalised(statement.sql());
        assertThat(again.keys()).isEqualTo(statement.keys());
        assertThat(again.tables()).isEqualTo(statement.tables());
        assertThat(again.columns()).isEqualTo(statement.columns());
        assertThat(again.traits()).isEqualTo(statement.traits());
        assertThat(again.verb()).isEqualTo(statement.verb());
    }
}
