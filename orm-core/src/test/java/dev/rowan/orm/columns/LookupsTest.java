package dev.rowan.orm.columns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rowan.orm.F;
import dev.rowan.orm.Q;
import dev.rowan.orm.kept.Crate;
import dev.rowan.orm.kept.Crate_;
import dev.rowan.testing.database.EachDatabase;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Each lookup of texts, numbers and what is missing, by its name and as a method, finds the rows that Java finds. */
class LookupsTest extends CrateLookups {
    /** SQLite's LIKE makes no difference between cases, as Django's guide says. */
    private String cased(String text) {
        return sqlite ? lower(text) : text;
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    @EachDatabase(fresh = true)
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

    @EachDatabase(fresh = true)
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

    @EachDatabase(fresh = true)
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

    @EachDatabase(fresh = true)
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
}
