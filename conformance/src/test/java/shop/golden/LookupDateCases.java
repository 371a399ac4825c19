package shop.golden;

import static dev.rowan.orm.DateFunctions.between;
import static dev.rowan.orm.Functions.value;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import shop.Comment;
import shop.Event;
import shop.Post;

/** What the corpus asks of lookup date. */
final class LookupDateCases extends Cases {
    LookupDateCases() {
        super("lookup-date");
        first();
        second();
        third();
    }

    private void first() {
        test("datefield-year", () -> Event.objects.filter("day__year", 2023).orderBy("id"));
        test("datefield-month", () -> Event.objects.filter("day__month", 1).orderBy("id"));
        test("datefield-day", () -> Event.objects.filter("day__day", 31).orderBy("id"));
        test("datefield-quarter", () -> Event.objects.filter("day__quarter", 4).orderBy("id"));
        test(
                "datefield-iso-week-day",
                () -> Event.objects.filter("day__iso_week_day", 7).orderBy("id"));
        test(
                "datefield-iso-year-2020",
                () -> Event.objects.filter("day__iso_year", 2020).orderBy("id"));
        test(
                "datefield-iso-year-2025",
                () -> Event.objects.filter("day__iso_year", 2025).orderBy("id"));
        test("datetime-year-utc", () -> Event.objects.filter("at__year", 2023).orderBy("id"));
        test(
                "datetime-year-new-york",
                () -> Event.objects.filter("at__year", 2023).orderBy("id"));
        test("datetime-month-utc", () -> Event.objects.filter("at__month", 12).orderBy("id"));
        test("datetime-day-utc", () -> Event.objects.filter("at__day", 1).orderBy("id"));
        test(
                "datetime-quarter-utc",
                () -> Event.objects.filter("at__quarter", 1).orderBy("id"));
        test(
                "datetime-quarter-new-york",
                () -> Event.objects.filter("at__quarter", 1).orderBy("id"));
        test("datetime-week-utc", () -> Event.objects.filter("at__week", 1).orderBy("id"));
        test("datetime-week-new-york", () -> Event.objects.filter("at__week", 1).orderBy("id"));
        test(
                "datetime-week-day-utc",
                () -> Event.objects.filter("at__week_day", 1).orderBy("id"));
        test(
                "datetime-week-day-new-york",
                () -> Event.objects.filter("at__week_day", 1).orderBy("id"));
        test(
                "datetime-iso-week-day-utc",
                () -> Event.objects.filter("at__iso_week_day", 7).orderBy("id"));
        test(
                "datetime-iso-week-day-new-york",
                () -> Event.objects.filter("at__iso_week_day", 7).orderBy("id"));
        test(
                "datetime-iso-year-new-york",
                () -> Event.objects.filter("at__iso_year", 2022).orderBy("id"));
        test("datetime-hour-utc", () -> Event.objects.filter("at__hour", 0).orderBy("id"));
        test("datetime-minute-utc", () -> Event.objects.filter("at__minute", 59).orderBy("id"));
        test(
                "datetime-minute-new-york",
                () -> Event.objects.filter("at__minute", 59).orderBy("id"));
        test(
                "datetime-second-new-york",
                () -> Event.objects.filter("at__second", 59).orderBy("id"));
        test(
                "datetime-date-utc",
                () -> Event.objects.filter("at__date", LocalDate.of(2023, 1, 1)).orderBy("id"));
    }

    private void second() {
        test(
                "datetime-date-new-york",
                () -> Event.objects
                        .filter("at__date", LocalDate.of(2022, 12, 31))
                        .orderBy("id"));
        test(
                "datetime-date-string",
                () -> Event.objects.filter("at__date", "2023-03-12").orderBy("id"));
        test(
                "datetime-date-range-new-york",
                () -> Event.objects
                        .filter("at__date__range", list(LocalDate.of(2023, 11, 4), LocalDate.of(2024, 2, 29)))
                        .orderBy("id"));
        test(
                "datetime-date-in",
                () -> Event.objects
                        .filter("at__date__in", list(LocalDate.of(2023, 1, 1), LocalDate.of(2024, 3, 1)))
                        .orderBy("id"));
        test(
                "datetime-time-new-york",
                () -> Event.objects.filter("at__time__gte", LocalTime.of(22, 0)).orderBy("id"));
        test(
                "datetime-hour-in-fold-new-york",
                () -> Event.objects
                        .filter("at__date", "2023-11-05", "at__hour", 1)
                        .orderBy("id"));
        test("datetime-exact-bad-string", () -> Event.objects.filter("at", "soon"));
        test("datefield-exact-string", () -> Event.objects.filter("day", "2024-02-29"));
        test("year-gt", () -> Event.objects.filter("at__year__gt", 2023).orderBy("id"));
        test("year-gte", () -> Event.objects.filter("at__year__gte", 2024).orderBy("id"));
        test("year-lte", () -> Event.objects.filter("day__year__lte", 2021).orderBy("id"));
        test(
                "year-range",
                () -> Event.objects.filter("at__year__range", list(2021, 2022)).orderBy("id"));
        test("year-month-day-combined", () -> Event.objects.filter("at__year", 2023, "at__month", 2, "at__day", 1));
        test(
                "year-f-expression",
                () -> Post.objects.filter("created__year", f("published__year")).orderBy("id"));
        test("year-isnull", () -> Event.objects.filter("day__year__isnull", true));
        test(
                "iso-year-gte",
                () -> Event.objects.filter("day__iso_year__gte", 2025).orderBy("id"));
        test(
                "week-day-in",
                () -> Event.objects.filter("day__week_day__in", list(1, 7)).orderBy("id"));
        test("month-gte", () -> Event.objects.filter("day__month__gte", 11).orderBy("id"));
        test(
                "exclude-year-keeps-null",
                () -> Event.objects.exclude("day__year", 2023).orderBy("id"));
        test("timefield-exact-microsecond", () -> Event.objects.filter("clock", LocalTime.of(4, 59, 59, 999999_000)));
        test(
                "timefield-range",
                () -> Event.objects
                        .filter("clock__range", list("03:00", "05:30"))
                        .orderBy("id"));
        test("timefield-day-lookup-error", () -> Event.objects.filter("clock__day", 1));
        test("datefield-hour-lookup-error", () -> Event.objects.filter("day__hour", 1));
        test(
                "date-lookup-on-related",
                () -> Comment.objects
                        .filter("post__created__date", LocalDate.of(2024, 2, 29))
                        .orderBy("id"));
        test(
                "duration-exact",
                () -> Event.objects.filter("length", Duration.ofMinutes(15)).orderBy("id"));
    }

    private void third() {
        test(
                "duration-gt-day",
                () -> Event.objects.filter("length__gt", Duration.ofDays(1)).orderBy("id"));
        test("duration-values", () -> Event.objects.orderBy("id").flat("length").limit(6));
        test("dates-week", () -> Event.objects.dates("day", "week"));
        test("dates-day-skips-null", () -> Event.objects.dates("day", "day"));
        test("dates-bad-kind", () -> Event.objects.dates("day", "hour"));
        test(
                "dates-on-datetime-time-zone",
                () -> list(Event.objects.dates("at", "year"), Event.objects.datetimes("at", "year")));
        test(
                "datetimes-day-new-york",
                () -> Event.objects.filter("at__year", 2023).datetimes("at", "day"));
        test("datetimes-second-desc", () -> Event.objects.datetimes("at", "second", true));
        test("datetimes-on-date-field-error", () -> Event.objects.datetimes("day", "month"));
        test(
                "datetime-fold-zero-and-one",
                () -> each(list(true, false), earlier -> {
                    var local = LocalDateTime.of(2023, 11, 5, 1, 30).atZone(ZoneId.of("America/New_York"));
                    var moment =
                            (boolean) earlier ? local.withEarlierOffsetAtOverlap() : local.withLaterOffsetAtOverlap();
                    return Event.objects.filter("at", moment.toInstant());
                }));
        test(
                "datetime-minus-datetime",
                () -> Post.objects
                        .filter("published__isnull", false)
                        .annotate("gap", between(moment("created"), moment("published")))
                        .orderBy("id")
                        .valuesList("id", "gap")
                        .limit(6));
        test(
                "date-minus-date",
                () -> Event.objects
                        .filter("id__in", list(1, 8))
                        .annotate("n", between(value(LocalDate.of(2022, 12, 1)), date("day")))
                        .orderBy("id")
                        .flat("n"));
        test(
                "datetime-plus-duration-column",
                () -> Event.objects
                        .filter("id__in", list(1, 5, 6, 8))
                        .annotate("n", f("at").plus(f("length")))
                        .orderBy("id")
                        .valuesList("id", "n"));
        test(
                "datetimes-hour-tzinfo",
                () -> db().inZoneGet(
                                ZoneId.of("America/New_York"),
                                () -> Event.objects
                                        .filter("id__in", list(6, 7))
                                        .datetimes("at", "hour")
                                        .list()));
    }
}
