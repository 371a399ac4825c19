package shop.golden;

import static dev.rowan.orm.Aggregates.count;

import dev.rowan.orm.model.JsonNull;
import shop.Config;

/** What the corpus asks of json. */
final class JsonCases extends Cases {
    JsonCases() {
        super("json");
        first();
        second();
    }

    private void first() {
        test(
                "json-exact-object",
                () -> Config.objects
                        .filter("data", map("a", 1, "b", "two", "c", null, "d", true))
                        .orderBy("id"));
        test(
                "json-exact-scalars",
                () -> list(
                        Config.objects.filter("data", 7),
                        Config.objects.filter("data", "just text"),
                        Config.objects.filter("data", true),
                        Config.objects.filter("data", list()),
                        Config.objects.filter("data", map())));
        test("json-sql-null", () -> Config.objects.filter("data__isnull", true));
        test("json-none-exact", () -> Config.objects.filter("data", null));
        test("json-key-exact-int", () -> Config.objects.filter("data__a", 1).orderBy("id"));
        test(
                "json-key-exact-string",
                () -> Config.objects.filter("data__a", "1").orderBy("id"));
        test("json-key-exact-float", () -> Config.objects.filter("data__a", 1.5).orderBy("id"));
        test("json-key-exact-bool", () -> Config.objects.filter("data__d", true).orderBy("id"));
        test(
                "json-key-none-means-json-null",
                () -> Config.objects.filter("data__c", null).orderBy("id"));
        test(
                "json-key-isnull-true-means-missing",
                () -> Config.objects.filter("data__a__isnull", true).orderBy("id"));
        test(
                "json-key-isnull-false",
                () -> Config.objects.filter("data__a__isnull", false).orderBy("id"));
        test("json-key-path", () -> Config.objects.filter("data__a__b__c", 5));
        test("json-key-object", () -> Config.objects.filter("data__a__b", map("c", 5)));
        test("json-array-index", () -> Config.objects.filter("data__1", "x"));
        test("json-array-index-in-object", () -> Config.objects.filter("data__list__2__k", "v"));
        test("json-key-list", () -> Config.objects.filter("data__list", list()));
        test(
                "json-key-in",
                () -> Config.objects.filter("data__a__in", list(1, 1.5, "é")).orderBy("id"));
        test(
                "json-key-gt",
                () -> Config.objects
                        .filter("data__a__gt", 1, "data__price__gte", 10)
                        .orderBy("id"));
        test(
                "json-key-contains-text",
                () -> Config.objects.filter("data__b__icontains", "TW").orderBy("id"));
        test(
                "json-key-iexact",
                () -> Config.objects.filter("data__b__iexact", "two").orderBy("id"));
        test(
                "json-key-startswith",
                () -> Config.objects.filter("data__b__startswith", "TW").orderBy("id"));
        test("json-key-unicode", () -> Config.objects.filter("data__ключ", "значение"));
        test("json-has-key", () -> Config.objects.filter("data__has_key", "a").orderBy("id"));
        test(
                "json-has-keys",
                () -> Config.objects.filter("data__has_keys", list("a", "b")).orderBy("id"));
        test(
                "json-has-any-keys",
                () -> Config.objects
                        .filter("data__has_any_keys", list("price", "list"))
                        .orderBy("id"));
    }

    private void second() {
        test(
                "json-has-key-in-array",
                () -> Config.objects.filter("data__has_key", "x").orderBy("id"));
        test(
                "json-contains-nested",
                () -> Config.objects
                        .filter("data__contains", map("a", map("b", map())))
                        .orderBy("id"));
        test(
                "json-contains-array-element",
                () -> Config.objects.filter("data__contains", list(1)).orderBy("id"));
        test(
                "json-contains-on-key",
                () -> Config.objects.filter("data__list__contains", list(2)).orderBy("id"));
        test(
                "json-contained-by",
                () -> Config.objects
                        .filter("data__contained_by", map("a", 1, "b", "two", "c", null, "d", true, "e", 0))
                        .orderBy("id"));
        test(
                "json-exclude-key-none",
                () -> Config.objects.exclude("data__c", null).orderBy("id"));
        test(
                "json-key-group-by",
                () -> Config.objects
                        .filter("data__has_key", "b")
                        .values("data__b")
                        .annotate("n", count("id"))
                        .orderBy("data__b"));
        test(
                "json-f-key",
                () -> Config.objects
                        .filter("data__has_key", "price")
                        .annotate("p", f("data__price"))
                        .flat("p"));
        test(
                "json-order-by-key-text",
                () -> Config.objects
                        .filter("data__has_key", "b")
                        .orderBy(json("data__b").text(), f("id")));
        test(
                "json-key-quote-and-percent",
                () -> list(
                        Config.objects.filter("data__it's", "o'clock"),
                        Config.objects.filter("data__d\"q", "x"),
                        Config.objects.filter("data__p%", "100%")));
        test("json-value-none-json", () -> Config.objects.filter("data", JsonNull.INSTANCE));
        test("json-save-none-is-sql-null", () -> Config.objects.create(it -> it.name = "n"), JsonCases::nulls);
        test(
                "json-save-json-null",
                () -> Config.objects.create(it -> {
                    it.name = "n";
                    it.data = JsonNull.INSTANCE;
                }),
                JsonCases::nulls);
        test(
                "json-key-transform-annotation",
                () -> Config.objects
                        .filter("data__has_key", "b")
                        .annotate("t", json("data__b").text())
                        .orderBy("id")
                        .valuesList("id", "t"));
    }

    /** How many rows have SQL's NULL and how many JSON's. */
    private static Object nulls() {
        return list(
                Config.objects.filter("name", "n", "data__isnull", true).count(),
                Config.objects.filter("name", "n", "data", JsonNull.INSTANCE).count());
    }
}
