package dev.rowan.orm.columns;

import static dev.rowan.orm.DateFunctions.between;
import static dev.rowan.orm.DateFunctions.extract;
import static dev.rowan.orm.DateFunctions.trunc;
import static dev.rowan.orm.Functions.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rowan.orm.Case;
import dev.rowan.orm.DateFunctions;
import dev.rowan.orm.Expr;
import dev.rowan.orm.F;
import dev.rowan.orm.Func;
import dev.rowan.orm.Functions;
import dev.rowan.orm.MathFunctions;
import dev.rowan.orm.NumberExpr;
import dev.rowan.orm.Q;
import dev.rowan.orm.Subqueries;
import dev.rowan.orm.Term;
import dev.rowan.orm.kept.Crate;
import dev.rowan.orm.kept.Crate_;
import dev.rowan.orm.model.FieldTypes;
import dev.rowan.testing.database.EachDatabase;
import dev.rowan.testing.database.Engine;
import dev.rowan.testing.database.TestDatabase;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Each expression as its typed method gives it: what the database computes is what Java computes. */
class ExpressionsTest {
    private static final ZoneId KOLKATA = ZoneId.of("Asia/Kolkata");
    private static final LocalDateTime AT = LocalDateTime.of(2024, 2, 29, 23, 30, 15, 250_000_000);

    private Crates crates;
    private TestDatabase test;

    @BeforeEach
    void open(TestDatabase given) {
        test = given;
        crates = new Crates(given);
        Crate.objects.all().delete();
        Crate.objects.create(crate -> {
            crate.label = "Java ";
            crate.note = " pad ";
            crate.count = 7;
            crate.pieces = 12;
            crate.value = -2.5;
            crate.price = new BigDecimal("12.50");
            crate.packedAt = AT.toInstant(java.time.ZoneOffset.UTC);
            crate.day = AT.toLocalDate();
            crate.time = AT.toLocalTime();
            crate.local = AT;
            crate.journey = Duration.ofHours(36);
        });
    }

    @AfterEach
    void close() {
        crates.close();
    }

    /** The expression is selected, and is the right side and the left side of a comparison. */
    private static void gives(Expr<Crate, ?> expression, @Nullable Object expected) {
        Object value = Crate.objects.annotate("x", expression).get().annotation("x");
        equal(value, expected);
        equal(Crate.objects.flat(expression).get(), expected);
        if (expected != null && !(expected instanceof Double) && !(expected instanceof Map)) {
            assertThat(Crate.objects
                            .annotate("x", expression)
                            .filter(Q.of("x", expected))
                            .count())
                    .as("%s = %s", expression, expected)
                    .isEqualTo(1);
        }
        assertThat(Crate.objects.orderBy(expression.desc()).count()).isEqualTo(1);
        assertThat(Crate.objects.orderBy(expression.desc()).list()).hasSize(1);
    }

    private static void equal(@Nullable Object value, @Nullable Object expected) {
        if (expected instanceof Double number) {
            assertThat(((Number) java.util.Objects.requireNonNull(value)).doubleValue())
                    .isCloseTo(number, within(1e-9));
        } else if (expected instanceof BigDecimal number) {
            assertThat((BigDecimal) value).isEqualByComparingTo(number);
        } else if (expected instanceof Number number) {
            assertThat(((Number) java.util.Objects.requireNonNull(value)).doubleValue())
                    .isEqualTo(number.doubleValue());
        } else {
            assertThat(value).isEqualTo(expected);
        }
    }

    private static String hash(String algorithm) throws NoSuchAlgorithmException {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance(algorithm).digest("Java ".getBytes(StandardCharsets.UTF_8)));
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void comparingAndConverting() {
        gives(Functions.coalesce(Crate_.shelf, 5), 5);
        gives(Functions.coalesce(Crate_.shelf, Crate_.count), 7);
        gives(Functions.coalesce(Crate_.note, "none"), " pad ");
        gives(Functions.coalesce(Functions.nullIf(Crate_.label, "Java "), Crate_.note, Crate_.label), " pad ");
        gives(Functions.coalesce(Crate_.day, LocalDate.EPOCH), AT.toLocalDate());
        gives(Functions.greatest(Crate_.count, Crate_.pieces, value(3)), 12);
        gives(Functions.least(Crate_.count, Crate_.pieces, value(3)), 3);
        gives(Functions.greatest(Crate_.label, Crate_.note), "Java ");
        gives(
                Functions.least(Crate_.day, Functions.<Crate, LocalDate>value(LocalDate.of(2020, 1, 1))),
                LocalDate.of(2020, 1, 1));
        gives(Functions.nullIf(Crate_.count, 7), null);
        gives(Functions.nullIf(Crate_.count, 8), 7);
        gives(Functions.nullIf(Crate_.label, "Java "), null);
        gives(Functions.nullIf(Crate_.day, Crate_.day), null);
        gives(Functions.castToText(Crate_.count), "7");
        gives(Functions.castToText(Crate_.note, 20), " pad ");
        gives(Functions.castToInteger(Functions.<Crate>value("12")), 12);
        gives(Functions.castToLong(Functions.<Crate>value("3000000000")), 3_000_000_000L);
        gives(Functions.castToDouble(Crate_.count).dividedBy(2), 3.5);
        gives(Functions.castToDecimal(Crate_.count), new BigDecimal(7));
        gives(Functions.castToDate(Crate_.packedAt), AT.toLocalDate());
        gives(Functions.cast(Crate_.pieces, FieldTypes.LONG), 12L);
        gives(Functions.collate(Crate_.label, "C"), "Java ");
        gives(Functions.value(null, FieldTypes.STRING), null);
        gives(Functions.<Crate, Boolean>value(true), true);
        gives(
                Functions.jsonObject("n", Crate_.label, "c", Crate_.count, "f", false),
                Map.of("n", "Java ", "c", 7, "f", false));
        assertThat(Crate.objects
                        .flat(Functions.<Crate>jsonArray(Crate_.label, Crate_.count, 3))
                        .get())
                .isEqualTo(List.of("Java ", 7, 3));
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void texts() throws Exception {
        gives(Functions.concat(Crate_.label, value("("), Crate_.size, Crate_.count, value(")")), "Java (7)");
        gives(Functions.lower(Crate_.label), "java ");
        gives(Functions.upper(Crate_.label), "JAVA ");
        gives(Functions.length(Crate_.label), 5);
        gives(Functions.trim(Crate_.note), "pad");
        gives(Functions.ltrim(Crate_.note), "pad ");
        gives(Functions.rtrim(Crate_.note), " pad");
        gives(Functions.substr(Crate_.label, 2), "ava ");
        gives(Functions.substr(Crate_.label, 2, 2), "av");
        gives(Functions.replace(Crate_.label, "a", "oo"), "Joovoo ");
        gives(Functions.replace(Crate_.label, value("a"), Crate_.note), "J pad v pad  ");
        gives(Functions.strIndex(Crate_.label, "v"), 3);
        gives(Functions.strIndex(Crate_.label, "q"), 0);
        gives(Functions.strIndex(Crate_.label, Functions.<Crate>value("a")), 2);
        gives(Functions.left(Crate_.label, 2), "Ja");
        gives(Functions.right(Crate_.label, 2), "a ");
        gives(Functions.reverse(Crate_.label), " avaJ");
        gives(Functions.repeat(Crate_.label, 2), "Java Java ");
        gives(Functions.repeat(Crate_.label, 0), "");
        gives(Functions.lpad(Crate_.label, 8, "*-"), "*-*Java ");
        gives(Functions.rpad(Crate_.label, 7, "*"), "Java **");
        gives(Functions.chr(Crate_.count.plus(226)), "é");
        gives(Functions.ord(Crate_.label), 74);
        gives(Functions.md5(Crate_.label), hash("MD5"));
        gives(Functions.sha224(Crate_.label), hash("SHA-224"));
        gives(Functions.sha256(Crate_.label), hash("SHA-256"));
        gives(Functions.sha384(Crate_.label), hash("SHA-384"));
        gives(Functions.sha512(Crate_.label), hash("SHA-512"));
        if (test.engine() == Engine.SQLITE || hasPgcrypto()) {
            gives(Functions.sha1(Crate_.label), hash("SHA-1"));
        }
        gives(Func.text("LOWER", Crate_.label), "java ");
        gives(Func.number("LENGTH", FieldTypes.INTEGER, Crate_.label), 5);
        gives(Func.of("LENGTH", FieldTypes.INTEGER, Crate_.note), 5);
        gives(Func.registered("upper", FieldTypes.STRING, Crate_.label), "JAVA ");
        gives(Func.<Crate, String>sql("label || ?", FieldTypes.STRING, "!"), "Java !");
    }

    /** PostgreSQL has SHA-1 in an extension of its own, as Django's guide says. */
    private boolean hasPgcrypto() {
        try {
            test.execute("CREATE EXTENSION pgcrypto");
            return true;
        } catch (SQLException none) {
            return false;
        }
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void numbers() {
        NumberExpr<Crate, Integer> n = Crate_.count;
        gives(n.plus(1), 8);
        gives(n.plus(Crate_.pieces), 19);
        gives(n.minus(1), 6);
        gives(n.minus(Crate_.pieces), -5);
        gives(n.times(2), 14);
        gives(n.times(Crate_.pieces), 84);
        gives(n.dividedBy(2), 3);
        gives(Crate_.pieces.dividedBy(n), 1);
        gives(n.modulo(4), 3);
        gives(n.power(2), 49.0);
        gives(n.bitAnd(3), 3);
        gives(n.bitOr(8), 15);
        gives(n.bitXor(2), 5);
        gives(n.shiftLeft(2), 28);
        gives(n.shiftRight(1), 3);
        gives(Crate_.price.times(2), new BigDecimal("25"));
        gives(Crate_.value.plus(1), -1.5);
        gives(MathFunctions.abs(Crate_.value), 2.5);
        gives(MathFunctions.ceil(Crate_.value), -2.0);
        gives(MathFunctions.floor(Crate_.value), -3.0);
        gives(MathFunctions.sign(Crate_.value), -1.0);
        gives(MathFunctions.round(Functions.<Crate, Double>value(2.2451), 2), 2.25);
        gives(MathFunctions.round(Functions.<Crate, Double>value(1.7)), 2.0);
        gives(MathFunctions.mod(n, 4), 3.0);
        gives(MathFunctions.mod(Crate_.pieces, n), 5.0);
        gives(MathFunctions.power(n, 2), 49.0);
        gives(MathFunctions.power(n, Functions.<Crate, Integer>value(2)), 49.0);
        gives(MathFunctions.sqrt(Functions.<Crate, Double>value(16.0)), 4.0);
        gives(MathFunctions.exp(Functions.<Crate, Double>value(1.0)), Math.E);
        gives(MathFunctions.ln(n), Math.log(7));
        gives(MathFunctions.log(Functions.<Crate, Integer>value(10), Functions.<Crate, Integer>value(1000)), 3.0);
        gives(MathFunctions.degrees(Functions.<Crate, Double>value(Math.PI)), 180.0);
        gives(MathFunctions.radians(Functions.<Crate, Double>value(180.0)), Math.PI);
        gives(MathFunctions.sin(n), Math.sin(7));
        gives(MathFunctions.cos(n), Math.cos(7));
        gives(MathFunctions.tan(n), Math.tan(7));
        gives(MathFunctions.cot(n), 1 / Math.tan(7));
        gives(MathFunctions.asin(Functions.<Crate, Double>value(0.5)), Math.asin(0.5));
        gives(MathFunctions.acos(Functions.<Crate, Double>value(0.5)), Math.acos(0.5));
        gives(MathFunctions.atan(n), Math.atan(7));
        gives(MathFunctions.atan2(n, Crate_.pieces), Math.atan2(7, 12));
        gives(MathFunctions.<Crate>pi(), Math.PI);
        assertThat(Crate.objects.flat(MathFunctions.<Crate>random()).get()).isBetween(0.0, 1.0);
    }

    private static Instant instant(LocalDateTime moment, ZoneId zone) {
        return moment.atZone(zone).toInstant();
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void moments() {
        ZoneId utc = ZoneId.of("UTC");
        Instant before = Instant.now().minusSeconds(60);
        assertThat(Crate.objects.flat(DateFunctions.<Crate>now()).get()).isBetween(before, before.plusSeconds(3600));
        gives(extract(Crate_.packedAt, "hour"), 23);
        gives(extract(Crate_.packedAt, "hour", KOLKATA), 5);
        gives(extract(Crate_.day, "week"), 9);
        gives(Crate_.packedAt.minute(), 30);
        gives(Crate_.packedAt.date(), AT.toLocalDate());
        gives(Crate_.packedAt.time(), AT.toLocalTime());
        gives(trunc(Crate_.packedAt, "day", KOLKATA), instant(LocalDateTime.of(2024, 3, 1, 0, 0), KOLKATA));
        gives(trunc(Crate_.packedAt, "month", FieldTypes.DATE), LocalDate.of(2024, 2, 1));
        gives(DateFunctions.truncToDate(Crate_.packedAt, "year"), LocalDate.of(2024, 1, 1));
        gives(DateFunctions.truncYear(Crate_.packedAt), instant(LocalDateTime.of(2024, 1, 1, 0, 0), utc));
        gives(DateFunctions.truncQuarter(Crate_.packedAt), instant(LocalDateTime.of(2024, 1, 1, 0, 0), utc));
        gives(DateFunctions.truncMonth(Crate_.packedAt), instant(LocalDateTime.of(2024, 2, 1, 0, 0), utc));
        gives(DateFunctions.truncWeek(Crate_.packedAt), instant(LocalDateTime.of(2024, 2, 26, 0, 0), utc));
        gives(DateFunctions.truncDay(Crate_.packedAt), instant(LocalDateTime.of(2024, 2, 29, 0, 0), utc));
        gives(DateFunctions.truncHour(Crate_.packedAt), instant(LocalDateTime.of(2024, 2, 29, 23, 0), utc));
        gives(DateFunctions.truncMinute(Crate_.packedAt), instant(LocalDateTime.of(2024, 2, 29, 23, 30), utc));
        gives(DateFunctions.truncSecond(Crate_.packedAt), instant(LocalDateTime.of(2024, 2, 29, 23, 30, 15), utc));
        gives(DateFunctions.truncYear(Crate_.day), LocalDate.of(2024, 1, 1));
        gives(DateFunctions.truncQuarter(Crate_.day), LocalDate.of(2024, 1, 1));
        gives(DateFunctions.truncMonth(Crate_.day), LocalDate.of(2024, 2, 1));
        gives(DateFunctions.truncWeek(Crate_.day), LocalDate.of(2024, 2, 26));
        gives(DateFunctions.truncDay(Crate_.day), LocalDate.of(2024, 2, 29));
        gives(DateFunctions.truncHour(Crate_.time), LocalTime.of(23, 0));
        gives(DateFunctions.truncMinute(Crate_.time), LocalTime.of(23, 30));
        gives(DateFunctions.truncSecond(Crate_.time), LocalTime.of(23, 30, 15));
        gives(DateFunctions.truncHour(Crate_.local), LocalDateTime.of(2024, 2, 29, 23, 0));
        gives(DateFunctions.plus(Crate_.packedAt, Duration.ofMinutes(45)), instant(AT.plusMinutes(45), utc));
        gives(DateFunctions.minus(Crate_.packedAt, Duration.ofDays(60)), instant(AT.minusDays(60), utc));
        gives(DateFunctions.plus(Crate_.packedAt, Crate_.journey), instant(AT.plusHours(36), utc));
        gives(DateFunctions.minus(Crate_.packedAt, Crate_.journey), instant(AT.minusHours(36), utc));
        gives(DateFunctions.plus(Crate_.day, Duration.ofHours(1)), LocalDateTime.of(2024, 2, 29, 1, 0));
        gives(DateFunctions.minus(Crate_.day, Duration.ofHours(1)), LocalDateTime.of(2024, 2, 28, 23, 0));
        gives(between(Functions.<Crate, LocalDate>value(LocalDate.of(2024, 1, 1)), Crate_.day), Duration.ofDays(59));
        gives(between(Crate_.packedAt, Crate_.packedAt), Duration.ZERO);
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void casesAndQueries() {
        gives(
                Case.when(Crate_.count.gt(9), "many")
                        .when(Crate_.count.gt(5), "some")
                        .otherwise("few"),
                "some");
        gives(Case.when(Crate_.count.gt(9), Crate_.label).otherwise(Crate_.note), " pad ");
        gives(Case.when(Crate_.count.gt(9), "many").otherwiseNull(), null);
        gives(Case.when(Crate_.count.gt(5), 1).otherwise(0), 1);
        gives(Case.when(Crate_.count.gt(5), Crate_.pieces).otherwiseNull(), 12);
        gives(Case.when(Crate_.count.gt(9), LocalDate.EPOCH).otherwise(Crate_.day), AT.toLocalDate());
        gives(Case.when(Q.<Crate>of("label__startswith", "J"), Crate_.day).otherwiseNull(), AT.toLocalDate());
        var same = Crate.objects.filter("pk", Subqueries.outer("pk"));
        var typed = Crate.objects.filter(Crate_.id.eqExpr(Subqueries.outer(Crate_.id)));
        gives(Subqueries.<Crate>subquery(same.values("label")), "Java ");
        gives(Subqueries.<Crate, Integer>subquery(typed.values(Crate_.count), FieldTypes.INTEGER), 7);
        gives(Subqueries.<Crate>numberOf(typed.values("count")).plus(1), 8);
        gives(Functions.upper(Subqueries.<Crate>textOf(same.values("note"))), " PAD ");
        assertThat(Crate.objects
                        .annotate("x", exists(typed))
                        .annotate("y", exists(Crate.objects.filter("count", 99)).not())
                        .filter("x", true, "y", true)
                        .count())
                .isEqualTo(1);
        assertThat(Crate.objects
                        .filter(exists(typed.filter(Crate_.count.ltExpr(Subqueries.outer(Crate_.pieces)))))
                        .count())
                .isEqualTo(1);
    }

    private static Q<Crate> exists(dev.rowan.orm.BaseQuery<?, ?, ?> rows) {
        return Subqueries.exists(rows);
    }

    /** What stands for a column by its name is the column. */
    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void namesStandForTypedPaths() {
        Map<Term<Crate>, Term<Crate>> pairs = Map.of(
                Functions.upper(Crate_.label), Functions.upper(F.text("label")),
                Crate_.count.plus(1).times(Crate_.pieces),
                        F.<Crate>of("count").plus(1).times(F.<Crate>of("pieces")),
                Crate_.packedAt.date(), F.<Crate>moment("packed_at").date(),
                Crate_.day.isoWeekDay(), F.<Crate>date("day").isoWeekDay(),
                Crate_.time.minute(), F.<Crate>time("time").minute(),
                Crate_.data.key("a").text(), F.<Crate>json("data").key("a").text());
        pairs.forEach(
                (typed, named) -> assertThat(Crate.objects.annotate("x", named).sql())
                        .isEqualTo(Crate.objects.annotate("x", typed).sql()));
    }
}
