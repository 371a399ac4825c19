package shop.golden;

import static dev.rowan.orm.Functions.cast;
import static dev.rowan.orm.Functions.substr;
import static dev.rowan.orm.Functions.value;

import dev.rowan.orm.model.FieldTypes;
import shop.Author;
import shop.Event;
import shop.OrderItem;
import shop.Post;
import shop.Tag;

/** What the corpus asks of f expressions. */
final class FExpressionsCases extends Cases {
    FExpressionsCases() {
        super("f-expressions");
        test(
                "f-compare-columns-lt",
                () -> OrderItem.objects
                        .filter("unit_price__lt", f("product__price"))
                        .orderBy("id"));
        test(
                "f-arithmetic-filter",
                () -> Post.objects
                        .filter("views__gt", f("author__age").times(5).plus(1))
                        .orderBy("id"));
        test(
                "f-arithmetic-annotate",
                () -> Post.objects
                        .annotate("x", f("views").plus(3).times(2).minus(1))
                        .orderBy("id")
                        .flat("x")
                        .limit(6));
        test(
                "f-integer-division",
                () -> Post.objects
                        .filter("id__in", list(4, 5, 11, 39))
                        .annotate("x", f("views").dividedBy(10))
                        .orderBy("id")
                        .valuesList("views", "x"));
        test(
                "f-bitwise",
                () -> Post.objects
                        .filter("id__in", list(2, 4))
                        .annotate("x", f("views").bitAnd(6))
                        .annotate("y", f("views").bitOr(1))
                        .annotate("z", f("views").shiftLeft(1))
                        .orderBy("id")
                        .valuesList("x", "y", "z"));
        test(
                "f-decimal-times-int",
                () -> OrderItem.objects
                        .annotate("total", f("unit_price").times(f("quantity")))
                        .orderBy("id")
                        .flat("total"));
        test(
                "f-mixed-decimal-float-error",
                () -> Post.objects.annotate("x", f("score").times(f("author__rating"))));
        test("f-unknown-field", () -> Post.objects.filter("views", f("nope")));
        test(
                "f-across-multi-valued-filter",
                () -> Author.objects
                        .filter("posts__views", f("posts__comments__likes"))
                        .orderBy("id"));
        test(
                "f-with-transform",
                () -> Event.objects.filter("day__month", f("at__month")).orderBy("id"));
        test(
                "f-in-exclude-null",
                () -> Author.objects.exclude("age__gt", f("mentor__age")).orderBy("id"));
        test(
                "f-concat-with-plus-error",
                () -> triedClass(() -> Author.objects
                        .filter("id", 1)
                        .annotate("x", f("name").plus(f("email")))
                        .flat("x")));
        test(
                "value-annotation",
                () -> Tag.objects
                        .filter("id__lte", 2)
                        .annotate("one", value(1))
                        .annotate("s", value("x"))
                        .annotate("n", value(null, FieldTypes.INTEGER))
                        .annotate("b", value(true))
                        .orderBy("id")
                        .valuesList("id", "one", "s", "n", "b"));
        test(
                "f-slice-string",
                () -> Author.objects
                        .filter("id__lte", 2)
                        .annotate("x", substr(text("name"), 2, 2))
                        .orderBy("id")
                        .flat("x"));
        test(
                "f-mixed-decimal-float-wrapped",
                () -> Post.objects
                        .filter("id__lte", 4)
                        .annotate("x", f("score").times(cast(f("author__rating"), FieldTypes.DOUBLE)))
                        .orderBy("id")
                        .flat("x"));
    }
}
