package shop.golden;

import static dev.rowan.orm.Aggregates.count;
import static dev.rowan.orm.Aggregates.sum;
import static dev.rowan.orm.Functions.lower;
import static dev.rowan.orm.Windows.cumeDist;
import static dev.rowan.orm.Windows.firstValue;
import static dev.rowan.orm.Windows.nthValue;
import static dev.rowan.orm.Windows.ntile;
import static dev.rowan.orm.Windows.over;
import static dev.rowan.orm.Windows.percentRank;
import static dev.rowan.orm.Windows.rank;
import static dev.rowan.orm.Windows.rowNumber;

import dev.rowan.orm.query.Expression.Frame.Exclusion;
import shop.Author;
import shop.Post;

/** What the corpus asks of window. */
final class WindowCases extends Cases {
    WindowCases() {
        super("window");
        test(
                "window-row-number",
                () -> Post.objects
                        .filter("author__in", list(1, 3))
                        .annotate(
                                "n",
                                rowNumber()
                                        .partitionBy(f("author"))
                                        .orderBy(f("views").desc(), f("id").asc()))
                        .orderBy("author_id", "n")
                        .valuesList("author_id", "id", "n"));
        test(
                "window-running-sum",
                () -> Post.objects
                        .filter("author", 1)
                        .annotate("s", over(sum("views")).orderBy("id"))
                        .orderBy("id")
                        .valuesList("id", "s"));
        test(
                "window-partition-sum",
                () -> Post.objects
                        .filter("author__in", list(1, 3))
                        .annotate("s", over(sum("views")).partitionBy(f("author")))
                        .orderBy("id")
                        .valuesList("id", "s"));
        test(
                "window-partition-two",
                () -> Post.objects
                        .filter("author__lte", 3)
                        .annotate("n", over(count("id")).partitionBy(f("author"), f("status")))
                        .orderBy("id")
                        .valuesList("id", "n"));
        test(
                "window-rows-frame",
                () -> Post.objects
                        .filter("author", 1)
                        .annotate("s", over(sum("views")).orderBy("id").rows(-1, 1))
                        .orderBy("id")
                        .valuesList("id", "s"));
        test(
                "window-rows-unbounded",
                () -> Post.objects
                        .filter("author", 1)
                        .annotate("s", over(sum("views")).orderBy("id").rows(null, 0))
                        .annotate("t", over(sum("views")).orderBy("id").rows(0, null))
                        .orderBy("id")
                        .valuesList("id", "s", "t"));
        test(
                "window-frame-exclusion",
                () -> Post.objects
                        .filter("author", 1)
                        .annotate(
                                "s",
                                over(sum("views")).orderBy("id").rows(-1, 1).excluding(Exclusion.CURRENT_ROW))
                        .orderBy("id")
                        .valuesList("id", "s"));
        test(
                "window-first-last-nth",
                () -> Post.objects
                        .filter("author", 1)
                        .annotate("f", firstValue(f("id")).orderBy("-views", "id"))
                        .annotate("n", nthValue(f("id"), 2).orderBy("-views", "id"))
                        .orderBy("id")
                        .valuesList("id", "f", "n"));
        test(
                "window-ntile-cume-percent",
                () -> Post.objects
                        .filter("author", 1)
                        .annotate("t", ntile(3).orderBy("id"))
                        .annotate("p", percentRank().orderBy("id"))
                        .annotate("q", cumeDist().orderBy("id"))
                        .orderBy("id")
                        .valuesList("id", "t", "p", "q"));
        test(
                "window-filter-and-where",
                () -> Post.objects
                        .filter("status", "P")
                        .annotate("n", rowNumber().partitionBy(f("author")).orderBy("-views", "id"))
                        .filter("n__lte", 2, "views__gt", 50)
                        .orderBy("author_id", "n")
                        .valuesList("author_id", "id", "n"));
        test(
                "window-filter-or",
                () -> tried(() -> Post.objects
                        .annotate("n", rowNumber().orderBy("id"))
                        .filter(q("n", 1).or(q("views", -5)))
                        .orderBy("id")));
        test(
                "window-filter-then-count",
                () -> Post.objects
                        .annotate("n", rowNumber().partitionBy(f("author")).orderBy("-views", "id"))
                        .filter("n", 1)
                        .count());
        test(
                "window-over-aggregate",
                () -> Author.objects
                        .annotate("n", count("posts"))
                        .annotate("r", rank().orderBy(f("n").desc()))
                        .orderBy("r", "id")
                        .valuesList("id", "n", "r"));
        test("window-not-compatible-error", () -> over(lower(text("title"))));
        test(
                "window-order-by-window",
                () -> Post.objects
                        .filter("author", 1)
                        .orderBy(rank().orderBy(f("views").desc()), f("id")));
        test(
                "window-sliced",
                () -> Post.objects
                        .annotate("n", rowNumber().orderBy("-views", "id"))
                        .orderBy("n")
                        .valuesList("id", "n")
                        .slice(3, 6L));
    }
}
