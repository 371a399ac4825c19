package dev.rowan.orm.columns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rowan.orm.Database;
import dev.rowan.orm.F;
import dev.rowan.orm.NumberExpr;
import dev.rowan.orm.Q;
import dev.rowan.orm.kept.Crate;
import dev.rowan.orm.kept.Crate_;
import dev.rowan.testing.database.EachDatabase;
import dev.rowan.testing.database.Engine;
import dev.rowan.testing.database.TestDatabase;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Each lookup, by its name and as a method, finds the rows that Java finds; both are one statement. */
class LookupsTest {
    private static final List<ZoneId> ZONES = List.of(
            ZoneId.of("UTC"), ZoneId.of("America/New_York"), ZoneId.of("Asia/Kolkata"), ZoneId.of("Pacific/Auckland"));

    private Crates crates;
    private Database database;
    private boolean sqlite;

    @BeforeEach
    void open(TestDatabase test) {
        crates = new Crates(test);
        database = crates.database;
        sqlite = test.engine() == Engine.SQLITE;
    }

    @AfterEach
    void close() {
        crates.close();
    }

    private List<String> found(Predicate<Crate> rule) {
        return crates.rows.stream().filter(rule).map(crate -> crate.label).toList();
    }

    private static List<String> labels(Q<Crate> q) {
        return Crate.objects.filter(q).orderBy("id").flat(Crate_.label).list();
    }

    /** A row for which the rule does not hold, or is unknown, is one that {@code exclude} keeps. */
    private void holds(String lookup, @Nullable Object right, Q<Crate> typed, Predicate<Crate> rule) {
        List<String> expected = found(rule);
        assertThat(labels(typed)).as("%s of %s, typed", lookup, right).isEqualTo(expected);
        assertThat(labels(Q.of(lookup, right)))
                .as("%s of %s, by name", lookup, right)
                .isEqualTo(expected);
        assertThat(Crate.objects.filter(lookup, right).sql())
                .as("%s of %s", lookup, right)
                .isEqualTo(Crate.objects.filter(typed).sql());
        assertThat(Crate.objects
                        .exclude(lookup, right)
                        .orderBy("id")
                        .flat("label")
                        .list())
                .as("exclude %s of %s", lookup, right)
                .isEqualTo(found(rule.negate()));
    }

    private static <T> Predicate<Crate> of(Function<Crate, @Nullable T> column, Predicate<T> rule) {
        return crate -> {
            T value = column.apply(crate);
            return value != null && rule.test(value);
        };
    }

    /** SQLite's LIKE makes no difference between cases, as Django's guide says. */
    private String cased(String text) {
        return sqlite ? lower(text) : text;
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void texts() {
        for (String text : List.of("Ana", "an", "100%", "of_", "\\x", "0%_", "split", "TOP", "x")) {
            Function<Crate, @Nullable String> label = crate -> crate.label;
            Function<Crate, @Nullable String> note = crate -> crate.note;
            holds("label", text, Crate_.label.eq(text), of(label, text::equals));
            holds("label__exact", text, Crate_.label.eq(text), of(label, text::equals));
            holds("label__iexact", text, Crate_.label.iexact(text), of(label, text::equalsIgnoreCase));
            holds(
                    "label__contains",
                    text,
                    Crate_.label.contains(text),
                    of(label, it -> cased(it).contains(cased(text))));
            holds(
                    "note__icontains",
                    text,
                    Crate_.note.icontains(text),
                    of(note, it -> lower(it).contains(lower(text))));
            holds(
                    "label__startswith",
                    text,
                    Crate_.label.startsWith(text),
                    of(label, it -> cased(it).startsWith(cased(text))));
            holds(
                    "note__istartswith",
                    text,
                    Crate_.note.istartsWith(text),
                    of(note, it -> lower(it).startsWith(lower(text))));
            holds(
                    "label__endswith",
                    text,
                    Crate_.label.endsWith(text),
                    of(label, it -> cased(it).endsWith(cased(text))));
            holds(
                    "label__iendswith",
                    text,
                    Crate_.label.iendsWith(text),
                    of(label, it -> lower(it).endsWith(lower(text))));
        }
        for (String pattern : List.of("^a", "na$", "[A-Z]an", "n.?s", "^$")) {
            Predicate<String> cased = java.util.regex.Pattern.compile(pattern, java.util.regex.Pattern.DOTALL)
                    .asPredicate();
            Predicate<String> uncased = java.util.regex.Pattern.compile(
                            pattern, java.util.regex.Pattern.DOTALL | java.util.regex.Pattern.CASE_INSENSITIVE)
                    .asPredicate();
            holds("label__regex", pattern, Crate_.label.regex(pattern), of(crate -> crate.label, cased));
            holds("note__iregex", pattern, Crate_.note.iregex(pattern), of(crate -> crate.note, uncased));
        }
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void comparisons() {
        for (int number : List.of(-5, 0, 7, 10)) {
            Function<Crate, @Nullable Integer> pieces = crate -> crate.pieces;
            holds("pieces", number, Crate_.pieces.eq(number), of(pieces, it -> it == number));
            holds("pieces__gt", number, Crate_.pieces.gt(number), of(pieces, it -> it > number));
            holds("pieces__gte", number, Crate_.pieces.gte(number), of(pieces, it -> it >= number));
            holds("count__lt", number, Crate_.count.lt(number), crate -> crate.count < number);
            holds("pieces__lte", number, Crate_.pieces.lte(number), of(pieces, it -> it <= number));
            assertThat(labels(Crate_.pieces.ne(number)))
                    .isEqualTo(found(of(pieces, it -> it == number).negate()));
        }
        holds("count__in", List.of(3, 10), Crate_.count.in(3, 10), crate -> crate.count == 3 || crate.count == 10);
        holds("label__in", List.of("ana", "?"), Crate_.label.in("ana", "?"), crate -> crate.label.equals("ana"));
        holds("pieces__range", List.of(4, 7), Crate_.pieces.range(4, 7), of(it -> it.pieces, it -> it >= 4 && it <= 7));
        holds(
                "price__range",
                List.of(1, 7),
                Crate_.price.range(1, 7),
                of(it -> it.price, it -> it.doubleValue() >= 1 && it.doubleValue() <= 7));
        holds(
                "label__range",
                List.of("a", "c"),
                Crate_.label.range("a", "c"),
                crate -> List.of("ana", "bare").contains(crate.label));
        holds("open", true, Crate_.open.isTrue(), crate -> crate.open);
        holds("open", false, Crate_.open.eq(false), crate -> !crate.open);
        holds("value__gt", 2, Crate_.value.gt(2), of(crate -> crate.value, it -> it > 2));
        holds("price", "6.0", Crate_.price.eq(new BigDecimal("6.0")), of(it -> it.price, it -> it.doubleValue() == 6));
        holds(
                "journey__gte",
                Duration.ofHours(12),
                Crate_.journey.gte(Duration.ofHours(12)),
                of(crate -> crate.journey, it -> it.toHours() >= 12));
        UUID code = Objects.requireNonNull(crates.rows.get(0).code);
        holds("code", code.toString(), Crate_.code.eq(code), of(crate -> crate.code, code::equals));
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void whatIsMissing() {
        holds("pieces__isnull", true, Crate_.pieces.isNull(), crate -> crate.pieces == null);
        holds("note__isnull", false, Crate_.note.isNotNull(), crate -> crate.note != null);
        holds("note", null, Crate_.note.eq(null), crate -> crate.note == null);
        holds("pieces__exact", null, Crate_.pieces.eq(null), crate -> crate.pieces == null);
        holds("day__iexact", null, Crate_.day.eq(null), crate -> crate.day == null);
        List<Object> sent = new ArrayList<>();
        database.observe(sent::add);
        assertThat(labels(Crate_.count.in())).isEmpty();
        assertThat(labels(Crate_.label.in(List.of()))).isEmpty();
        assertThat(labels(Q.of("count__in", List.of()))).isEmpty();
        assertThat(Crate.objects.filter("count__in", List.of()).count()).isZero();
        assertThat(Crate.objects.filter("count__in", List.of()).exists()).isFalse();
        assertThat(sent).isEmpty();
        assertThat(Crate.objects.exclude("count__in", List.of()).count()).isEqualTo(5);
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void columnsAgainstColumns() {
        Function<Crate, @Nullable Integer> pieces = crate -> crate.pieces;
        F<Crate> named = F.of("pieces");
        holds(
                "count",
                named,
                Crate_.count.eqExpr(Crate_.pieces),
                it -> of(pieces, n -> it.count == n).test(it));
        holds(
                "count__gt",
                named,
                Crate_.count.gtExpr(Crate_.pieces),
                it -> of(pieces, n -> it.count > n).test(it));
        holds(
                "count__gte",
                named,
                Crate_.count.gteExpr(Crate_.pieces),
                it -> of(pieces, n -> it.count >= n).test(it));
        holds(
                "count__lt",
                named,
                Crate_.count.ltExpr(Crate_.pieces),
                it -> of(pieces, n -> it.count < n).test(it));
        holds(
                "count__lte",
                named,
                Crate_.count.lteExpr(Crate_.pieces),
                it -> of(pieces, n -> it.count <= n).test(it));
        assertThat(labels(Crate_.count.neExpr(Crate_.pieces)))
                .isEqualTo(labels(Crate_.count.eqExpr(Crate_.pieces).not()));
        assertThat(labels(Crate_.count.inQuery(Crate.objects.filter("shelf", 2).values("pieces"))))
                .isEqualTo(found(crate -> crate.count == 10 || crate.count == 7));
        assertThat(labels(Crate_.label.lookup("istartswith", F.text("label")))).hasSize(5);
    }

    private static Map<String, Function<LocalDateTime, Integer>> parts() {
        Map<String, Function<LocalDateTime, Integer>> parts = new LinkedHashMap<>();
        parts.put("year", LocalDateTime::getYear);
        parts.put("iso_year", moment -> moment.get(IsoFields.WEEK_BASED_YEAR));
        parts.put("quarter", moment -> moment.get(IsoFields.QUARTER_OF_YEAR));
        parts.put("month", LocalDateTime::getMonthValue);
        parts.put("week", moment -> moment.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
        parts.put("day", LocalDateTime::getDayOfMonth);
        parts.put("week_day", moment -> moment.getDayOfWeek().getValue() % 7 + 1);
        parts.put("iso_week_day", moment -> moment.getDayOfWeek().getValue());
        parts.put("hour", LocalDateTime::getHour);
        parts.put("minute", LocalDateTime::getMinute);
        parts.put("second", LocalDateTime::getSecond);
        return parts;
    }

    private static NumberExpr<Crate, Integer> ofMoment(String part) {
        return switch (part) {
            case "year" -> Crate_.packedAt.year();
            case "iso_year" -> Crate_.packedAt.isoYear();
            case "quarter" -> Crate_.packedAt.quarter();
            case "month" -> Crate_.packedAt.month();
            case "week" -> Crate_.packedAt.week();
            case "day" -> Crate_.packedAt.day();
            case "week_day" -> Crate_.packedAt.weekDay();
            case "iso_week_day" -> Crate_.packedAt.isoWeekDay();
            case "hour" -> Crate_.packedAt.hour();
            case "minute" -> Crate_.packedAt.minute();
            default -> Crate_.packedAt.second();
        };
    }

    /** Of a date or, where a date has no such part, of a time; null where neither has it. */
    private static NumberExpr<Crate, Integer> ofDateOrTime(String part) {
        return switch (part) {
            case "year" -> Crate_.day.year();
            case "iso_year" -> Crate_.day.isoYear();
            case "quarter" -> Crate_.day.quarter();
            case "month" -> Crate_.day.month();
            case "week" -> Crate_.day.week();
            case "day" -> Crate_.day.day();
            case "week_day" -> Crate_.day.weekDay();
            case "iso_week_day" -> Crate_.day.isoWeekDay();
            case "hour" -> Crate_.time.hour();
            case "minute" -> Crate_.time.minute();
            default -> Crate_.time.second();
        };
    }

    private static Function<Crate, @Nullable LocalDateTime> in(ZoneId zone) {
        return crate -> crate.packedAt == null ? null : LocalDateTime.ofInstant(crate.packedAt, zone);
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void partsOfMomentsAreThoseOfTheCurrentZone() {
        for (ZoneId zone : ZONES) {
            database.inZone(
                    zone,
                    () -> parts().forEach((part, java) -> {
                        Function<Crate, @Nullable LocalDateTime> moment = in(zone);
                        Function<Crate, @Nullable Integer> value =
                                moment.andThen(it -> it == null ? null : java.apply(it));
                        String name = "packed_at__" + part;
                        for (Crate crate : crates.rows) {
                            Integer wanted = value.apply(crate);
                            if (wanted != null) {
                                holds(name, wanted, ofMoment(part).eq(wanted), of(value, wanted::equals));
                                holds(name + "__gt", wanted, ofMoment(part).gt(wanted), of(value, it -> it > wanted));
                                holds(
                                        name + "__lte",
                                        wanted,
                                        ofMoment(part).lte(wanted),
                                        of(value, it -> it <= wanted));
                            }
                        }
                        holds(
                                name + "__in",
                                List.of(1, 2, 5, 2024),
                                ofMoment(part).in(1, 2, 5, 2024),
                                of(value, List.of(1, 2, 5, 2024)::contains));
                        holds(
                                name + "__range",
                                List.of(1, 11),
                                ofMoment(part).range(1, 11),
                                of(value, it -> it >= 1 && it <= 11));
                    }));
        }
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void theDateAndTheTimeOfAMomentAreThoseOfTheCurrentZone() {
        for (ZoneId zone : ZONES) {
            Function<Crate, @Nullable LocalDate> day = in(zone).andThen(it -> it == null ? null : it.toLocalDate());
            Function<Crate, @Nullable LocalTime> time = in(zone).andThen(it -> it == null ? null : it.toLocalTime());
            database.inZone(zone, () -> {
                for (Crate crate : crates.rows) {
                    LocalDate date = day.apply(crate);
                    if (date != null) {
                        LocalTime clock = Objects.requireNonNull(time.apply(crate));
                        holds("packed_at__date", date, Crate_.packedAt.date().eq(date), of(day, date::equals));
                        holds(
                                "packed_at__date__lt",
                                date,
                                Crate_.packedAt.date().lt(date),
                                of(day, it -> it.isBefore(date)));
                        holds("packed_at__time", clock, Crate_.packedAt.time().eq(clock), of(time, clock::equals));
                        holds(
                                "packed_at__time__gte",
                                clock,
                                Crate_.packedAt.time().gte(clock),
                                of(time, it -> !it.isBefore(clock)));
                    }
                }
            });
        }
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void partsOfDatesAndTimesAreThoseOfNoZone() {
        Function<Crate, @Nullable LocalDateTime> local = crate -> crate.local;
        database.inZone(
                ZoneId.of("Pacific/Auckland"),
                () -> parts().forEach((part, java) -> {
                    Function<Crate, @Nullable Integer> value = local.andThen(it -> it == null ? null : java.apply(it));
                    boolean ofDate = !List.of("hour", "minute", "second").contains(part);
                    for (Crate crate : crates.rows) {
                        Integer wanted = value.apply(crate);
                        if (wanted != null) {
                            holds(
                                    (ofDate ? "day__" : "time__") + part,
                                    wanted,
                                    ofDateOrTime(part).eq(wanted),
                                    of(value, wanted::equals));
                            assertThat(labels(Q.of("local__" + part, wanted)))
                                    .as("local__" + part)
                                    .isEqualTo(found(of(value, wanted::equals)));
                        }
                    }
                }));
        Instant noon = Instant.parse("2024-12-30T12:00:30Z");
        holds("packed_at", noon, Crate_.packedAt.eq(noon), of(crate -> crate.packedAt, noon::equals));
        holds("packed_at__lt", noon, Crate_.packedAt.lt(noon), of(crate -> crate.packedAt, it -> it.isBefore(noon)));
        LocalDate day = LocalDate.of(2024, 2, 29);
        holds("day__gte", day, Crate_.day.gte(day), of(crate -> crate.day, it -> !it.isBefore(day)));
        holds("day", "2024-02-29", Crate_.day.eq(day), of(crate -> crate.day, day::equals));
    }

    private void inside(String lookup, Object right, Q<Crate> typed, List<Integer> positions) {
        List<String> expected =
                positions.stream().map(at -> crates.rows.get(at).label).toList();
        assertThat(labels(typed)).as("%s of %s, typed", lookup, right).isEqualTo(expected);
        assertThat(labels(Q.of(lookup, right)))
                .as("%s of %s, by name", lookup, right)
                .isEqualTo(expected);
        assertThat(Crate.objects.filter(lookup, right).sql())
                .isEqualTo(Crate.objects.filter(typed).sql());
    }

    @EachDatabase(
            value = {Engine.SQLITE, Engine.POSTGRES},
            fresh = true)
    void placesInJson() {
        inside("data__a__b", 1, Crate_.data.key("a").key("b").eq(1), List.of(0));
        inside("data__a__b__gt", 1, Crate_.data.key("a").key("b").gt(1), List.of(1));
        inside("data__a__b__in", List.of(2, 3), Crate_.data.key("a").key("b").in(2, 3), List.of(1));
        inside("data__k", "x", Crate_.data.key("k").eq("x"), List.of(0));
        inside("data__l__1", 5, Crate_.data.key("l").index(1).eq(5), List.of(0));
        inside("data__k__isnull", true, Crate_.data.key("k").isNull(), List.of(2, 3, 4));
        inside("data__isnull", true, Crate_.data.isNull(), List.of(4));
        inside("data__has_key", "a", Crate_.data.hasKey("a"), List.of(0, 1));
        inside("data__has_keys", List.of("a", "l"), Crate_.data.hasKeys("a", "l"), List.of(0));
        inside("data__has_any_keys", List.of("l", "k"), Crate_.data.hasAnyKeys("l", "k"), List.of(0, 1, 2));
        assertThat(labels(Q.of("data__k__icontains", "X"))).containsExactly("Ana", "ana");
        assertThat(labels(Crate_.data.key("k").text().icontains("X"))).containsExactly("Ana", "ana");
        assertThat(labels(Crate_.data.key("k").text().startsWith("Xx"))).contains("ana");
        if (sqlite) {
            assertThatThrownBy(() -> labels(Crate_.data.contains(Map.of("k", "x"))))
                    .hasMessageContaining("contains lookup is not supported");
            assertThatThrownBy(() -> labels(Crate_.data.containedBy(Map.of("k", "x"))))
                    .hasMessageContaining("contained_by lookup is not supported");
        } else {
            inside("data__contains", Map.of("k", "x"), Crate_.data.contains(Map.of("k", "x")), List.of(0));
            inside(
                    "data__contained_by",
                    Map.of("l", List.of(1, 2)),
                    Crate_.data.containedBy(Map.of("l", List.of(1, 2))),
                    List.of(2, 3));
        }
    }
}
