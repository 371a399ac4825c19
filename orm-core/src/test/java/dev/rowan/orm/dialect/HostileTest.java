package dev.rowan.orm.dialect;

import static dev.rowan.orm.dialect.Probe.column;
import static dev.rowan.orm.dialect.Probe.constant;
import static dev.rowan.orm.dialect.Probe.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowan.orm.model.FieldTypes;
import dev.rowan.testing.database.EachDatabase;
import dev.rowan.testing.database.TestDatabase;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** Every place of a dialect that a user's text reaches, with text that would like to be SQL. */
class HostileTest {
    private static final List<String> HOSTILE = List.of(
            "'; DROP TABLE t; --",
            "\"; DROP TABLE t; --",
            "a') OR 1=1 --",
            "\\",
            "\\'",
            "%",
            "_",
            "?",
            "??",
            "${x}",
            "d\"q",
            "it's",
            "a.b",
            "[0]",
            "$",
            "ключ",
            "{a,b}");

    @EachDatabase
    void aWildcardOfTheUsersIsAnOrdinaryCharacter(TestDatabase database) throws SQLException {
        try (Probe probe = Probe.on(database)) {
            for (String hostile : HOSTILE) {
                Operand around = text("<" + hostile + ">");
                assertThat(holds(probe, "contains", around, text(hostile)))
                        .as(hostile)
                        .isTrue();
                assertThat(holds(probe, "icontains", around, text(hostile)))
                        .as(hostile)
                        .isTrue();
                assertThat(holds(probe, "startswith", text(hostile + "x"), text(hostile)))
                        .as(hostile)
                        .isTrue();
                assertThat(holds(probe, "endswith", text("x" + hostile), text(hostile)))
                        .as(hostile)
                        .isTrue();
                assertThat(holds(probe, "iexact", text(hostile), text(hostile)))
                        .as(hostile)
                        .isTrue();
                assertThat(holds(probe, "contains", text("no such thing"), text(hostile)))
                        .as(hostile)
                        .isFalse();
                Operand expression = column("(" + BaseDialect.literal(hostile) + ")", FieldTypes.STRING);
                assertThat(holds(probe, "contains", around, expression))
                        .as(hostile)
                        .isTrue();
                assertThat(holds(probe, "contains", text("no such thing"), expression))
                        .as(hostile)
                        .isFalse();
            }
        }
    }

    @EachDatabase
    void aKeyOfJsonIsNeverMoreThanAKey(TestDatabase database) throws SQLException {
        try (Probe probe = Probe.on(database)) {
            for (String hostile : HOSTILE) {
                String document = probe.dialect.literal(
                        FieldTypes.json().toColumn(Map.of(hostile, Map.of(hostile, "found"))),
                        dev.rowan.orm.model.ColumnKind.JSON);
                Operand found = constant("found", FieldTypes.json());
                assertThat(holds(probe, "exact", probe.place(document, hostile, hostile), found))
                        .as(hostile)
                        .isTrue();
                assertThat(holds(probe, "exact", probe.place(document, "other"), found))
                        .as(hostile)
                        .isFalse();
                Operand whole = column(document, FieldTypes.json());
                assertThat(holds(probe, "has_key", whole, text(hostile)))
                        .as(hostile)
                        .isTrue();
                assertThat(holds(probe, "has_key", whole, text("other")))
                        .as(hostile)
                        .isFalse();
                assertThat(holds(probe, "has_keys", whole, text(hostile), text("other")))
                        .isFalse();
                assertThat(holds(probe, "has_any_keys", whole, text(hostile), text("other")))
                        .isTrue();
                assertThat(holds(probe, "icontains", probe.place(document, hostile, hostile), text("OUN")))
                        .isTrue();
            }
        }
    }

    @EachDatabase
    void jsonComparesByValueAndByType(TestDatabase database) throws SQLException {
        try (Probe probe = Probe.on(database)) {
            String document = probe.dialect.literal(
                    "{\"a\": 1, \"b\": \"1\", \"c\": null, \"d\": true, \"l\": [1, {\"k\": \"v\"}]}",
                    dev.rowan.orm.model.ColumnKind.JSON);
            assertThat(holds(probe, "exact", probe.place(document, "a"), constant(1, FieldTypes.json())))
                    .isTrue();
            assertThat(holds(probe, "exact", probe.place(document, "a"), constant("1", FieldTypes.json())))
                    .isFalse();
            assertThat(holds(probe, "exact", probe.place(document, "b"), constant("1", FieldTypes.json())))
                    .isTrue();
            assertThat(holds(probe, "exact", probe.place(document, "d"), constant(true, FieldTypes.json())))
                    .isTrue();
            assertThat(holds(probe, "exact", probe.place(document, "d"), constant(1, FieldTypes.json())))
                    .isFalse();
            assertThat(holds(probe, "exact", probe.place(document, "l", "1", "k"), constant("v", FieldTypes.json())))
                    .isTrue();
            assertThat(holds(
                            probe,
                            "exact",
                            probe.place(document, "c"),
                            constant(dev.rowan.orm.model.JsonNull.INSTANCE, FieldTypes.json())))
                    .isTrue();
            assertThat(holds(probe, "gt", probe.place(document, "a"), constant(0.5, FieldTypes.json())))
                    .isTrue();
        }
    }

    @EachDatabase
    void namesAreCheckedOrQuoted(TestDatabase database) throws SQLException {
        try (Probe probe = Probe.on(database)) {
            Dialect dialect = probe.dialect;
            SqlWriter out = new SqlWriter();
            for (String hostile : HOSTILE) {
                if (hostile.matches("[\\w.]+")) {
                    continue; // might be a name
                }
                assertThatThrownBy(() -> dialect.nativeFunction(hostile, List.of(), out))
                        .as(hostile)
                        .hasMessageContaining("is no name of a function");
                assertThatThrownBy(() -> dialect.function(hostile, List.of(), null, out))
                        .as(hostile)
                        .hasMessageContaining("There is no function");
                assertThatThrownBy(() -> dialect.function("collate:" + hostile, List.of(text("a")), null, out))
                        .as(hostile)
                        .hasMessageContaining("Invalid collation name");
                assertThatThrownBy(() -> dialect.extract(hostile, text("a"), ZoneOffset.UTC, out))
                        .as(hostile)
                        .hasMessageContaining("There is no part");
                assertThatThrownBy(() -> dialect.truncatedType(hostile, FieldTypes.INSTANT, ZoneOffset.UTC, null))
                        .as(hostile)
                        .hasMessageContaining("There is no unit");
                assertThatThrownBy(() -> dialect.explain(hostile, Map.of()))
                        .as(hostile)
                        .isInstanceOf(dev.rowan.orm.model.RowanException.class);
                assertThatThrownBy(() -> dialect.explain(null, Map.of("analyze", hostile)))
                        .as(hostile)
                        .isInstanceOf(dev.rowan.orm.model.RowanException.class);
                assertThat(dialect.quote(hostile)).isEqualTo('"' + hostile.replace("\"", "\"\"") + '"');
            }
            assertThat(out.text()).isEmpty();
            assertThatThrownBy(() -> dialect.quote("a\0b")).hasMessageContaining("character 0");
            assertThatThrownBy(() -> dialect.lookup("like", text("a"), List.of(text("b")), null, out))
                    .hasMessageContaining("Unsupported lookup 'like'");
        }
    }

    @EachDatabase
    void aPatternIsSearchedInTheWholeText(TestDatabase database) throws SQLException {
        try (Probe probe = Probe.on(database)) {
            assertThat(holds(probe, "regex", text("xaby"), text("a[b]"))).isTrue();
            assertThat(holds(probe, "regex", text("xABy"), text("a[b]"))).isFalse();
            assertThat(holds(probe, "iregex", text("xÄBy"), text("ä[b]"))).isTrue();
            assertThatThrownBy(() -> holds(probe, "regex", text("a"), text("(")))
                    .isInstanceOf(SQLException.class);
        }
    }

    private static boolean holds(Probe probe, String lookup, Operand left, Operand... right) throws SQLException {
        return probe.holds(out -> probe.dialect.lookup(lookup, left, List.of(right), null, out));
    }
}
