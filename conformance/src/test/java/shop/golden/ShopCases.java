package shop.golden;

import static dev.rowan.orm.Aggregates.count;
import static dev.rowan.orm.Aggregates.sum;
import static dev.rowan.orm.DateFunctions.truncMonth;
import static dev.rowan.orm.Functions.coalesce;
import static dev.rowan.orm.Functions.value;
import static dev.rowan.orm.MathFunctions.round;
import static dev.rowan.orm.Subqueries.outer;
import static dev.rowan.orm.Subqueries.subquery;

import java.math.BigDecimal;
import shop.Customer;
import shop.Order;
import shop.Product;
import shop.Tag;

/** What the corpus asks of shop. */
final class ShopCases extends Cases {
    ShopCases() {
        super("shop");
        test(
                "order-totals",
                () -> Order.objects
                        .annotate("total", sum(f("items__quantity").times(f("items__unit_price"))))
                        .filter("total__gte", new BigDecimal("40"))
                        .orderBy("-total", "id")
                        .valuesList("id", "total"));
        test(
                "customers-without-orders",
                () -> Customer.objects.filter("orders", null).orderBy("id"));
        test(
                "customers-with-no-paid-order",
                () -> Customer.objects.exclude("orders__status", "paid").orderBy("id"));
        test(
                "customer-spend",
                () -> Customer.objects
                        .annotate(
                                "spent",
                                sum(f("orders__items__quantity").times(f("orders__items__unit_price")))
                                        .filter(q("orders__status", "paid")))
                        .orderBy(f("spent").descNullsLast(), f("id"))
                        .valuesList("id", "spent"));
        test(
                "product-margin-percent",
                () -> Product.objects
                        .filter("cost__gt", 0, "price__lt", 1000)
                        .annotate(
                                "m",
                                round(f("price").minus(f("cost")).times(100).dividedBy(f("price")), 2))
                        .orderBy("id")
                        .valuesList("id", "m"));
        test(
                "products-never-ordered",
                () -> Product.objects.filter("orders__isnull", true).orderBy("id"));
        test(
                "decimal-sum-large",
                () -> Product.objects
                        .filter("id__in", list(4, 7))
                        .aggregate(sum("price").as("s")));
        test(
                "decimal-compare-exact",
                () -> list(
                        Product.objects.filter("price", new BigDecimal("0.1")),
                        Product.objects.filter("price", 0.1),
                        Product.objects
                                .filter("price__lte", new BigDecimal("0.10"))
                                .orderBy("id")));
        test(
                "stock-value",
                () -> Product.objects.aggregate(
                        sum(f("stock").times(f("price"))).as("v")));
        test(
                "orders-per-month-new-york",
                () -> Order.objects
                        .annotate("m", truncMonth(moment("placed")))
                        .values("m")
                        .annotate("n", count("id"))
                        .orderBy("m")
                        .valuesList("m", "n"));
        test(
                "orders-latest-per-customer",
                () -> Order.objects
                        .filter(
                                "pk__in",
                                Customer.objects
                                        .annotate(
                                                "last",
                                                subquery(Order.objects
                                                        .filter("customer", outer("pk"))
                                                        .orderBy("-placed", "-id")
                                                        .values("pk")
                                                        .limit(1)))
                                        .values("last"))
                        .orderBy("id"));
        test(
                "related-chain-filter",
                () -> Order.objects
                        .filter("items__product__category__parent__slug", "hobby", "customer__vip", true)
                        .distinct()
                        .orderBy("id"));
        test(
                "tags-popularity",
                () -> Tag.objects
                        .annotate("n", count("posts").filter(q("posts__status", "P")))
                        .filter("n__gte", 2)
                        .orderBy("-n", "name")
                        .valuesList("name", "n"));
        test(
                "order-total-with-discount",
                () -> Order.objects
                        .annotate(
                                "gross",
                                sum(f("items__quantity").times(f("items__unit_price")))
                                        .orDefault(BigDecimal.ZERO))
                        .annotate(
                                "net",
                                f("gross")
                                        .times(value(BigDecimal.ONE)
                                                .minus(coalesce(f("discount"), new BigDecimal("0.00")))))
                        .orderBy("id")
                        .valuesList("id", "net"));
    }
}
