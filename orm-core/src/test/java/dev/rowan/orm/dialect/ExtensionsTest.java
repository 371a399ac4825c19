package dev.rowan.orm.dialect;

import static dev.rowan.orm.dialect.Probe.number;
import static dev.rowan.orm.dialect.Probe.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowan.orm.Dialects;
import dev.rowan.orm.model.ColumnKind;
import dev.rowan.orm.model.FieldTypes;
import dev.rowan.testing.database.EachDatabase;
import dev.rowan.testing.database.TestDatabase;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExtensionsTest {
    @EachDatabase
    void lookupsTransformsAndFunctionsOfOnesOwnWork(TestDatabase database) throws SQLException {
        try (Probe probe = Probe.on(database, OwnExtensions.OWN)) {
            assertThat(probe.dialect.lookups()).contains("ne", "exact");
            assertThat(probe.dialect.hasLookup("ne")).isTrue();
            assertThat(probe.holds(out -> probe.dialect.lookup("ne", text("a"), List.of(text("b")), null, out)))
                    .isTrue();
            assertThat(probe.dialect.transformType("initial", FieldTypes.STRING))
                    .isEqualTo(FieldTypes.STRING);
            assertThat(probe.value(
                            ColumnKind.TEXT,
                            out -> probe.dialect.transform("initial", text("xyz"), ZoneOffset.UTC, out)))
                    .isEqualTo("x");
            assertThat(probe.dialect.functionType("twice", List.of(number(4)))).isEqualTo(FieldTypes.INTEGER);
            assertThat(probe.value(
                            ColumnKind.INTEGER, out -> probe.dialect.function("twice", List.of(number(4)), null, out)))
                    .isEqualTo(8);
            assertThatThrownBy(() -> probe.dialect.function("twice", List.of(), null, new SqlWriter()))
                    .hasMessage("twice takes 1 arguments, not 0.");
        }
    }

    @Test
    void aNameThatStringsCouldNotReachIsRefused() {
        for (String name : List.of("", "Ne", "a__b", "x y", "a;b", "_a", "a_")) {
            assertThatThrownBy(() -> Extensions.NONE.lookup(name, (dialect, left, right, out) -> {}))
                    .as(name)
                    .hasMessageContaining("cannot be the name of a lookup");
        }
    }

    @Test
    void anAddressWithoutADialectSaysWhichThereAre() {
        assertThatThrownBy(() -> Dialects.forUrl("jdbc:oracle:thin:scott/tiger@//host/db"))
                .hasMessage("Rowan has no dialect for jdbc:oracle:…\n"
                        + "  It speaks to jdbc:postgresql: and jdbc:sqlite:.");
    }
}
