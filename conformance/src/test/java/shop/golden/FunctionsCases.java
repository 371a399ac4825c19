package shop.golden;

import static dev.rowan.orm.Aggregates.count;
import static dev.rowan.orm.DateFunctions.extract;
import static dev.rowan.orm.DateFunctions.trunc;
import static dev.rowan.orm.DateFunctions.truncDay;
import static dev.rowan.orm.DateFunctions.truncHour;
import static dev.rowan.orm.DateFunctions.truncMinute;
import static dev.rowan.orm.DateFunctions.truncMonth;
import static dev.rowan.orm.DateFunctions.truncQuarter;
import static dev.rowan.orm.DateFunctions.truncSecond;
import static dev.rowan.orm.DateFunctions.truncWeek;
import static dev.rowan.orm.DateFunctions.truncYear;
import static dev.rowan.orm.Functions.cast;
import static dev.rowan.orm.Functions.coalesce;
import static dev.rowan.orm.Functions.concat;
import static dev.rowan.orm.Functions.jsonObject;
import static dev.rowan.orm.Functions.left;
import static dev.rowan.orm.Functions.length;
import static dev.rowan.orm.Functions.lower;
import static dev.rowan.orm.Functions.lpad;
import static dev.rowan.orm.Functions.ltrim;
import static dev.rowan.orm.Functions.repeat;
import static dev.rowan.orm.Functions.replace;
import static dev.rowan.orm.Functions.reverse;
import static dev.rowan.orm.Functions.rpad;
import static dev.rowan.orm.Functions.rtrim;
import static dev.rowan.orm.Functions.substr;
import static dev.rowan.orm.Functions.trim;
import static dev.rowan.orm.Functions.upper;
import static dev.rowan.orm.Functions.value;
import static dev.rowan.orm.MathFunctions.abs;
import static dev.rowan.orm.MathFunctions.ceil;
import static dev.rowan.orm.MathFunctions.exp;
import static dev.rowan.orm.MathFunctions.floor;
import static dev.rowan.orm.MathFunctions.ln;
import static dev.rowan.orm.MathFunctions.log;
import static dev.rowan.orm.MathFunctions.mod;
import static dev.rowan.orm.MathFunctions.pi;
import static dev.rowan.orm.MathFunctions.power;
import static dev.rowan.orm.MathFunctions.round;
import static dev.rowan.orm.MathFunctions.sign;
import static dev.rowan.orm.MathFunctions.sin;
import static dev.rowan.orm.MathFunctions.sqrt;

import dev.rowan.orm.Func;
import dev.rowan.orm.model.FieldTypes;
import java.time.ZoneId;
import shop.Author;
import shop.Event;
import shop.Post;
import shop.Snippet;
import shop.Tag;

/** What the corpus asks of functions. */
final class FunctionsCases extends Cases {
    FunctionsCases() {
        super("functions");
        first();
        second();
    }

    private void first() {
        test(
                "fn-coalesce",
                () -> Author.objects
                        .annotate("x", coalesce(text("email"), text("name")))
                        .orderBy("id")
                        .flat("x"));
        test("fn-coalesce-one-arg-error", () -> coalesce(f("age")));
        test(
                "fn-concat-char-and-email-mixed-error",
                () -> Author.objects.annotate("x", concat(text("name"), value("/"), text("email"))));
        test(
                "fn-concat",
                () -> Author.objects
                        .filter("id__lte", 3)
                        .annotate("x", concat(text("name"), value(" <"), text("email"), value(">")))
                        .orderBy("id")
                        .flat("x"));
        test(
                "fn-concat-null-is-empty",
                () -> Author.objects
                        .filter("id__in", list(4, 9))
                        .annotate("x", concat(text("name"), value("/"), text("email")))
                        .orderBy("id")
                        .flat("x"));
        test(
                "fn-concat-null-first",
                () -> Post.objects
                        .filter("id__in", list(1, 2, 3))
                        .annotate("x", concat(text("subtitle"), text("title")))
                        .orderBy("id")
                        .flat("x"));
        test(
                "fn-lower-upper",
                () -> Author.objects
                        .filter("id__in", list(1, 6, 7, 10))
                        .annotate("l", lower(text("name")))
                        .annotate("u", upper(text("name")))
                        .orderBy("id")
                        .valuesList("l", "u"));
        test(
                "fn-length-characters",
                () -> Author.objects
                        .annotate("n", length(text("name")))
                        .orderBy("id")
                        .flat("n"));
        test(
                "fn-trim",
                () -> Snippet.objects
                        .filter("id", 31)
                        .annotate("a", trim(text("text")))
                        .annotate("b", ltrim(text("text")))
                        .annotate("c", rtrim(text("text")))
                        .valuesList("a", "b", "c"));
        test("fn-substr-zero-error", () -> substr(text("name"), 0));
        test("fn-left-zero-error", () -> left(text("name"), 0));
        test(
                "fn-replace-repeat-reverse",
                () -> Tag.objects
                        .filter("id__in", list(1, 4))
                        .annotate("a", replace(text("name"), value("a"), value("A")))
                        .annotate("b", repeat(text("name"), 2))
                        .annotate("d", reverse(text("name")))
                        .orderBy("id")
                        .valuesList("a", "b", "d"));
        test(
                "fn-abs-ceil-floor-round",
                () -> Post.objects
                        .filter("id__in", list(2, 3, 4))
                        .annotate("a", abs(f("score")))
                        .annotate("b", ceil(f("score")))
                        .annotate("d", floor(f("score")))
                        .annotate("e", round(f("score")))
                        .orderBy("id")
                        .valuesList("score", "a", "b", "d", "e"));
        test(
                "fn-round-half",
                () -> Post.objects
                        .filter("id__in", list(1, 2, 3))
                        .annotate("r", round(f("score")))
                        .orderBy("id")
                        .valuesList("score", "r"));
        test(
                "fn-mod-power-sqrt-sign",
                () -> Post.objects
                        .filter("id", 7)
                        .annotate("a", mod(f("views"), 7))
                        .annotate("b", power(f("views"), 2))
                        .annotate("d", sqrt(value(16.0)))
                        .annotate("e", sign(f("views")))
                        .valuesList("a", "b", "d", "e"));
        test(
                "fn-cast-text-to-int",
                () -> Post.objects
                        .filter("id", 36)
                        .annotate("x", cast(text("title"), FieldTypes.INTEGER))
                        .flat("x"));
        test(
                "fn-cast-bad-text-to-int",
                () -> triedClass(() -> Post.objects
                        .filter("id", 1)
                        .annotate("x", cast(text("title"), FieldTypes.INTEGER))
                        .flat("x")));
        test(
                "fn-cast-float-to-int",
                () -> Post.objects
                        .filter("id__in", list(1, 2, 3, 5))
                        .annotate("x", cast(f("score"), FieldTypes.INTEGER))
                        .orderBy("id")
                        .valuesList("score", "x"));
        test(
                "fn-cast-datetime-to-date",
                () -> Post.objects
                        .filter("id__in", list(1, 2))
                        .annotate("x", cast(any("created"), FieldTypes.DATE))
                        .orderBy("id")
                        .flat("x"));
        test(
                "fn-cast-char-max-length",
                () -> tried(() -> Post.objects
                        .filter("id", 1)
                        .annotate("x", cast(text("title"), FieldTypes.STRING))
                        .flat("x")));
        test(
                "fn-extract-all-utc",
                () -> Event.objects
                        .filter("id", 9)
                        .annotate("y", extract(moment("at"), "year"))
                        .annotate("iy", extract(moment("at"), "iso_year"))
                        .annotate("q", extract(moment("at"), "quarter"))
                        .annotate("mo", extract(moment("at"), "month"))
                        .annotate("w", extract(moment("at"), "week"))
                        .annotate("d", extract(moment("at"), "day"))
                        .annotate("wd", extract(moment("at"), "week_day"))
                        .annotate("iwd", extract(moment("at"), "iso_week_day"))
                        .annotate("h", extract(moment("at"), "hour"))
                        .annotate("mi", extract(moment("at"), "minute"))
                        .annotate("s", extract(moment("at"), "second"))
                        .valuesList("y", "iy", "q", "mo", "w", "d", "wd", "iwd", "h", "mi", "s"));
        test(
                "fn-extract-all-new-york",
                () -> Event.objects
                        .filter("id", 9)
                        .annotate("y", extract(moment("at"), "year"))
                        .annotate("iy", extract(moment("at"), "iso_year"))
                        .annotate("q", extract(moment("at"), "quarter"))
                        .annotate("mo", extract(moment("at"), "month"))
                        .annotate("w", extract(moment("at"), "week"))
                        .annotate("d", extract(moment("at"), "day"))
                        .annotate("wd", extract(moment("at"), "week_day"))
                        .annotate("iwd", extract(moment("at"), "iso_week_day"))
                        .annotate("h", extract(moment("at"), "hour"))
                        .annotate("mi", extract(moment("at"), "minute"))
                        .annotate("s", extract(moment("at"), "second"))
                        .valuesList("y", "iy", "q", "mo", "w", "d", "wd", "iwd", "h", "mi", "s"));
        test(
                "fn-extract-tzinfo",
                () -> Event.objects
                        .filter("id__in", list(1, 2, 3))
                        .annotate("h", extract(moment("at"), "hour", ZoneId.of("Asia/Kolkata")))
                        .annotate("m", extract(moment("at"), "minute", ZoneId.of("Asia/Kolkata")))
                        .orderBy("id")
                        .valuesList("h", "m"));
        test("fn-extract-hour-of-date-error", () -> Event.objects.annotate("h", extract(date("day"), "hour")));
        test(
                "fn-extract-hour-of-duration",
                () -> tried(() -> Event.objects
                        .filter("id", 5)
                        .annotate("h", extract(any("length"), "hour"))
                        .flat("h")));
    }

    private void second() {
        test(
                "fn-trunc-all-utc",
                () -> Event.objects
                        .filter("id", 11)
                        .annotate("a", truncYear(moment("at")))
                        .annotate("b", truncQuarter(moment("at")))
                        .annotate("d", truncMonth(moment("at")))
                        .annotate("e", truncWeek(moment("at")))
                        .annotate("f", truncDay(moment("at")))
                        .annotate("g", truncHour(moment("at")))
                        .annotate("h", truncMinute(moment("at")))
                        .annotate("i", truncSecond(moment("at")))
                        .valuesList("a", "b", "d", "e", "f", "g", "h", "i"));
        test(
                "fn-trunc-all-new-york",
                () -> Event.objects
                        .filter("id", 9)
                        .annotate("a", truncYear(moment("at")))
                        .annotate("b", truncQuarter(moment("at")))
                        .annotate("d", truncMonth(moment("at")))
                        .annotate("e", truncWeek(moment("at")))
                        .annotate("f", truncDay(moment("at")))
                        .annotate("g", truncHour(moment("at")))
                        .annotate("h", truncMinute(moment("at")))
                        .annotate("i", truncSecond(moment("at")))
                        .valuesList("a", "b", "d", "e", "f", "g", "h", "i"));
        test(
                "fn-trunc-date-field",
                () -> Event.objects
                        .filter("id__in", list(9, 12))
                        .annotate("a", truncYear(date("day")))
                        .annotate("b", truncMonth(date("day")))
                        .annotate("d", truncWeek(date("day")))
                        .orderBy("id")
                        .valuesList("a", "b", "d"));
        test(
                "fn-trunc-dst-gap-day",
                () -> Event.objects
                        .filter("id__in", list(4, 5, 6, 7))
                        .annotate("a", truncDay(moment("at")))
                        .orderBy("id")
                        .flat("a"));
        test(
                "fn-trunc-hour-in-fold",
                () -> Event.objects
                        .filter("id__in", list(6, 7))
                        .annotate("a", truncHour(moment("at")))
                        .orderBy("id")
                        .flat("a"));
        test(
                "fn-trunc-output-field-date",
                () -> Event.objects
                        .filter("id", 8)
                        .annotate("a", trunc(moment("at"), "month", FieldTypes.DATE))
                        .flat("a"));
        test(
                "fn-trunc-group-by-month-utc",
                () -> Post.objects
                        .annotate("m", truncMonth(moment("created")))
                        .values("m")
                        .annotate("n", count("id"))
                        .orderBy("m"));
        test(
                "fn-json-object",
                () -> Author.objects
                        .filter("id__lte", 2)
                        .annotate("j", jsonObject("n", text("name"), "a", f("age").plus(1), "k", value("x")))
                        .orderBy("id")
                        .flat("j"));
        test("fn-in-filter-rhs", () -> Snippet.objects.filter("text", lower(value("PLAIN"))));
        test(
                "fn-in-order-and-filter",
                () -> Author.objects
                        .annotate("l", length(text("name")))
                        .filter("l__gt", 5)
                        .orderBy("-l", "id")
                        .valuesList("id", "l"));
        test(
                "fn-func-custom",
                () -> Author.objects
                        .filter("id", 1)
                        .annotate("x", Func.text("LOWER", text("name")))
                        .flat("x"));
        test("fn-ln-exp-trig", () -> {
            var r = Post.objects
                    .filter("id", 1)
                    .annotate("a", ln(value(10.0)))
                    .annotate("b", exp(value(1.0)))
                    .annotate("d", sin(value(1.0)))
                    .annotate("e", pi())
                    .annotate("f", log(value(10.0), value(1000.0)))
                    .valuesList("a", "b", "d", "e", "f")
                    .get();
            return each(r, x -> ((Number) x).doubleValue());
        });
        test(
                "fn-lpad-rpad",
                () -> Tag.objects
                        .filter("id__in", list(1, 11))
                        .annotate("a", lpad(text("name"), 6, "*"))
                        .annotate("b", rpad(text("name"), 2, " "))
                        .annotate("d", rpad(text("name"), 5, "ab"))
                        .orderBy("id")
                        .valuesList("a", "b", "d"));
    }
}
