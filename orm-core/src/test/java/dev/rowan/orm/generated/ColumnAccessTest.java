package dev.rowan.orm.generated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.orm.generated.library.Book;
import dev.rowan.orm.generated.library.Book_;
import dev.rowan.orm.model.Field;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Readers and binders of the generated descriptions. */
final class ColumnAccessTest {
    private static Arguments of(String field, Object value) {
        return Arguments.of(field, value);
    }

    static Stream<Arguments> values() {
        return Stream.of(
                of("id", 5L),
                of("title", "Emma"),
                of("summary", "…"),
                of("listed", true),
                of("shelf", (byte) -3),
                of("floor", (short) 300),
                of("pages", 70_000),
                of("sold", 5_000_000_000L),
                of("weight", 1.5f),
                of("rating", 2.25),
                of("grade", 'A'),
                of("reviewed", false),
                of("smallest", (byte) 7),
                of("smaller", (short) 8),
                of("lent", 9),
                of("visits", 10L),
                of("thin", 0.5f),
                of("deep", 0.25),
                of("letter", 'z'),
                of("price", new BigDecimal("12.50")),
                of("createdAt", Instant.EPOCH),
                of("day", LocalDate.EPOCH),
                of("opens", LocalTime.NOON),
                of("event", LocalDateTime.of(2024, 2, 29, 12, 0)),
                of("abroad", OffsetDateTime.of(2024, 2, 29, 12, 0, 0, 0, ZoneOffset.UTC)),
                of("length", Duration.ofMinutes(90)),
                of("code", new UUID(1, 2)),
                of("cover", new byte[] {1, 2}),
                of("state", state()),
                of("data", Map.of("a", "b")),
                of("secret", 42),
                of("secretBox", 43),
                of("secretText", "hidden"),
                of("secretWords", List.of("x", "y")));
    }

    /** The enum is the model's own affair: package-private, and reachable all the same. */
    private static Object state() {
        return Objects.requireNonNull(
                Book_.META.field("state").type().javaType().getEnumConstants())[1];
    }

    @ParameterizedTest
    @MethodSource("values")
    void aValueThatIsBoundReadsBackTheSame(String name, Object value) throws SQLException {
        Field<Book, Object> field = field(name);
        Book written = Book_.META.create();
        field.set(written, value);
        OneRow cell = new OneRow();
        field.binder().bind(written, cell, 1);
        Book read = Book_.META.create();
        field.reader().read(read, cell, 1);
        assertThat(field.get(read)).isEqualTo(value);
    }

    @ParameterizedTest
    @MethodSource("values")
    void nullReadsAsNullOrAsTheZeroOfAPrimitive(String name, Object value) throws SQLException {
        Field<Book, Object> field = field(name);
        Book row = Book_.META.create();
        field.set(row, value);
        field.reader().read(row, new OneRow(), 1);
        Object left = field.get(row);
        boolean zero = left instanceof Number number && number.doubleValue() == 0;
        assertThat(left == null || zero || left.equals(false) || left.equals('\0'))
                .as("%s is %s", name, left)
                .isTrue();
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.ValueSource(
            strings = {"listed", "shelf", "floor", "pages", "sold", "weight", "rating", "secret"})
    void primitivesTravelUnboxed(String name) throws SQLException {
        Field<Book, Object> field = field(name);
        OneRow cell = new OneRow();
        Book row = Book_.META.create();
        field.binder().bind(row, cell, 1);
        field.reader().read(row, cell, 1);
        assertThat(cell.primitives).isEqualTo(2);
    }

    @Test
    void aKeyIsReadIntoItsHolder() throws SQLException {
        Book row = Book_.META.create();
        OneRow cell = new OneRow();
        cell.value = 12L;
        field("author").reader().read(row, cell, 1);
        field("editor").reader().read(row, cell, 1);
        assertThat(Book_.authorId(row)).isEqualTo(12L);
        assertThat(Book_.editorId(row)).isEqualTo(12L);
        cell.value = null;
        field("editor").reader().read(row, cell, 1);
        assertThat(Book_.editorId(row)).isNull();
    }

    @SuppressWarnings("unchecked")
    private static Field<Book, Object> field(String name) {
        return (Field<Book, Object>) Book_.META.field(name);
    }
}
