package dev.rowan.analysis.recording;

import static dev.rowan.analysis.judge.Script.binds;
import static dev.rowan.analysis.judge.Script.path;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.analysis.event.BindType;
import dev.rowan.analysis.event.BindType.Kind;
import dev.rowan.analysis.event.CallPath;
import dev.rowan.analysis.judge.Script;
import java.io.InputStream;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class BindTypesTest {
    private static final CallPath PLACE = path("OwnerService.list:40");
    private static final String SQL = "select id from pets where a = ? and b = ?";

    private final Script script = new Script();

    private List<BindType> types() {
        return script.onlyUnit().steps().get(0).binds().types();
    }

    private static BindType type(@Nullable Object value) {
        BindTypes types = new BindTypes();
        types.set(1, value);
        return types.types().get(0);
    }

    private static BindType of(Kind kind, long size) {
        return new BindType(kind, size);
    }

    @Test
    void eachValueHasItsKindAndWhatIsMeasuredItsSize() {
        assertThat(Arrays.asList(7, 7L, (short) 7, (byte) 7, BigInteger.TEN))
                .allSatisfy(whole -> assertThat(type(whole)).isEqualTo(of(Kind.WHOLE, 0)));
        assertThat(List.of(1.5, 1.5f, new BigDecimal("1.50")))
                .allSatisfy(decimal -> assertThat(type(decimal)).isEqualTo(of(Kind.DECIMAL, 0)));
        assertThat(List.of(LocalDate.EPOCH, new Timestamp(0)))
                .allSatisfy(time -> assertThat(type(time)).isEqualTo(of(Kind.TIME, 0)));
        assertThat(List.of(InputStream.nullInputStream(), new StringReader("abc")))
                .allSatisfy(stream -> assertThat(type(stream)).isEqualTo(of(Kind.STREAM, 0)));
        assertThat(type("abc")).isEqualTo(of(Kind.TEXT, 3));
        assertThat(type('a')).isEqualTo(of(Kind.TEXT, 1));
        assertThat(type(new byte[20])).isEqualTo(of(Kind.BYTES, 20));
        assertThat(type(true)).isEqualTo(of(Kind.BOOLEAN, 0));
        assertThat(type(new UUID(1, 2))).isEqualTo(of(Kind.UUID, 0));
        assertThat(type(new Long[5])).isEqualTo(of(Kind.ARRAY, 5));
        assertThat(type(new int[6])).isEqualTo(of(Kind.ARRAY, 6));
        assertThat(type(Duration.ZERO)).isEqualTo(of(Kind.OTHER, 0));
        assertThat(type(null)).isEqualTo(of(Kind.NULL, 0));
    }

    @Test
    void theLargestOfAllExecutionsCountsAndANullChangesNoKind() {
        script.query(PLACE, SQL, binds(null, "abc"));
        script.query(PLACE, SQL, binds(null, "abcdef"));
        script.query(PLACE, SQL, binds(null, null));
        script.query(PLACE, SQL, binds(null, "a"));
        assertThat(types()).containsExactly(of(Kind.NULL, 0), of(Kind.TEXT, 6));
    }

    @Test
    void valuesOfSeveralKindsAreMixedWhateverComesNext() {
        script.query(PLACE, SQL, binds(1L, "a"));
        script.query(PLACE, SQL, binds("abc", "a"));
        script.query(PLACE, SQL, binds(2L, "a"));
        assertThat(types()).containsExactly(of(Kind.MIXED, 3), of(Kind.TEXT, 1));
    }

    @Test
    void eachEntryOfABatchCounts() {
        script.run("insert into pets (id, name) values (?, ?)")
                .at(PLACE)
                .batch(binds(1, "longest"), binds(2, null), binds(3, "c"))
                .affecting(3);
        assertThat(types()).containsExactly(of(Kind.WHOLE, 0), of(Kind.TEXT, 7));
    }

    @Test
    void aClearedBatchLeavesNothingToTheNext() {
        Binds binds = script.recorder().binds();
        binds.set(1, "longest");
        binds.addBatch();
        binds.clearBatch();
        binds.set(1, "a");
        binds.addBatch();
        assertThat(binds.batchTypes().types()).containsExactly(of(Kind.TEXT, 1));
    }

    @Test
    void clearedValuesAreGoneAndWhatWasNotSetIsNull() {
        Binds binds = script.recorder().binds();
        binds.set(1, "a");
        binds.set(2, "b");
        binds.clear();
        binds.set(2, 5L);
        assertThat(binds.types().types()).containsExactly(of(Kind.NULL, 0), of(Kind.WHOLE, 0));
    }

    @Test
    void theFirstSixteenPositionsAreKept() {
        Object[] values = new Object[40];
        Arrays.setAll(values, i -> (long) i);
        script.query(PLACE, "select 1 from t where id in (?" + ", ?".repeat(39) + ")", values);
        assertThat(types()).hasSize(16).containsOnly(of(Kind.WHOLE, 0));
    }
}
