package shop.golden;

import java.math.BigDecimal;
import shop.Author;
import shop.Comment;
import shop.Post;
import shop.Product;
import shop.Snippet;
import shop.Tag;
import shop.Token;

/** What the corpus asks of lookup text. */
final class LookupTextCases extends Cases {
    LookupTextCases() {
        super("lookup-text");
        first();
        second();
    }

    private void first() {
        test(
                "exact-case-sensitive",
                () -> Post.objects.filter("title", "intro to java").orderBy("id"));
        test(
                "exact-implicit-vs-explicit",
                () -> list(
                        Post.objects.filter("title__exact", "Same title").orderBy("id"),
                        Post.objects.filter("title", "Same title").orderBy("id")));
        test("exact-none-is-isnull", () -> Snippet.objects.filter("text", null));
        test("exact-int-field-given-bad-string", () -> Post.objects.filter("views", "ten"));
        test("exact-boolean", () -> Comment.objects.filter("approved", false).orderBy("id"));
        test("exact-bool-given-int", () -> Author.objects.filter("active", 0).orderBy("id"));
        test(
                "exact-decimal-given-string",
                () -> Product.objects.filter("price", "24.5").orderBy("id"));
        test(
                "exact-decimal-more-places-than-column",
                () -> tried(() -> Product.objects
                        .filter("price", new BigDecimal("24.5000"))
                        .flat("id")));
        test("exact-unicode", () -> Author.objects.filter("name", "李雷"));
        test("exact-quote", () -> Author.objects.filter("name", "O'Brien"));
        test("exact-percent-literal", () -> Tag.objects.filter("name", "100%"));
        test(
                "exact-nfc-nfd-distinct",
                () -> Snippet.objects.filter("text", "éa").orderBy("id"));
        test("exact-uuid-bad", () -> Token.objects.filter("pk", "nope"));
        test(
                "iexact-ascii",
                () -> Snippet.objects.filter("text__iexact", "pLaIn").orderBy("id"));
        test("iexact-none-is-isnull", () -> Snippet.objects.filter("text__iexact", null));
        test("iexact-underscore-not-wildcard", () -> Snippet.objects.filter("text__iexact", "UNDER_SCORE"));
        test(
                "iexact-non-ascii",
                () -> Snippet.objects.filter("text__iexact", "ÉA").orderBy("id"));
        test(
                "iexact-dotted-i",
                () -> Snippet.objects.filter("text__iexact", "istanbul").orderBy("id"));
        test(
                "contains-underscore",
                () -> Snippet.objects.filter("text__contains", "_").orderBy("id"));
        test(
                "contains-backslash",
                () -> Snippet.objects.filter("text__contains", "\\").orderBy("id"));
        test(
                "contains-double-backslash",
                () -> Snippet.objects.filter("text__contains", "\\\\").orderBy("id"));
        test(
                "contains-mixed-wildcards",
                () -> Snippet.objects.filter("text__contains", "%y_z\\").orderBy("id"));
        test(
                "contains-single-quote",
                () -> Snippet.objects.filter("text__contains", "'").orderBy("id"));
        test(
                "contains-double-quote",
                () -> Snippet.objects.filter("text__contains", "\"").orderBy("id"));
        test(
                "contains-newline",
                () -> Snippet.objects.filter("text__contains", "1\nl").orderBy("id"));
    }

    private void second() {
        test(
                "contains-emoji",
                () -> Snippet.objects.filter("text__contains", "🚲").orderBy("id"));
        test(
                "contains-number-coerced",
                () -> Snippet.objects.filter("text__contains", 50).orderBy("id"));
        test(
                "contains-on-integer-field",
                () -> Post.objects.filter("views__contains", "10").orderBy("id"));
        test(
                "contains-f-expression",
                () -> Post.objects
                        .filter("title__contains", f("tags__name"))
                        .orderBy("id")
                        .valuesList("id", "tags__name"));
        test(
                "icontains-non-ascii",
                () -> Post.objects.filter("title__icontains", "grüsse").orderBy("id"));
        test(
                "icontains-percent",
                () -> Post.objects.filter("title__icontains", "10%").orderBy("id"));
        test(
                "startswith-case",
                () -> Snippet.objects.filter("text__startswith", "Pla").orderBy("id"));
        test(
                "startswith-backslash",
                () -> Snippet.objects.filter("text__startswith", "\\").orderBy("id"));
        test(
                "istartswith",
                () -> Snippet.objects.filter("text__istartswith", "PLA").orderBy("id"));
        test(
                "endswith-case",
                () -> Snippet.objects.filter("text__endswith", "SSE").orderBy("id"));
        test(
                "endswith-underscore",
                () -> Snippet.objects.filter("text__endswith", "_").orderBy("id"));
        test(
                "endswith-space",
                () -> Snippet.objects.filter("text__endswith", " ").orderBy("id"));
        test(
                "iendswith",
                () -> Snippet.objects.filter("text__iendswith", "JAVA").count()
                        + Post.objects.filter("title__iendswith", "JAVA").count());
        test(
                "regex-anchored",
                () -> Snippet.objects.filter("text__regex", "^[pP]lain$").orderBy("id"));
        test(
                "regex-escaped-meta",
                () -> Snippet.objects.filter("text__regex", "^\\^c\\$$").orderBy("id"));
        test(
                "regex-on-null-and-empty",
                () -> Snippet.objects.filter("text__regex", "^$").orderBy("id"));
        test(
                "regex-on-integer",
                () -> Post.objects.filter("views__regex", "^1.$").orderBy("id"));
        test("iregex", () -> Snippet.objects.filter("text__iregex", "^PL.*N$").orderBy("id"));
        test("iregex-quote", () -> Snippet.objects.filter("text__iregex", "E'S").orderBy("id"));
        test("regex-bad-pattern", () -> triedClass(() -> Snippet.objects.filter("text__regex", "(")));
        test("lookup-unknown", () -> Post.objects.filter("title__like", "x"));
        test("lookup-unknown-field", () -> Post.objects.filter("nope", 1));
        test("lookup-nested-on-scalar", () -> Post.objects.filter("title__author__name", "x"));
        test("lookup-on-relation-unsupported", () -> Post.objects.filter("author__contains", "x"));
        test(
                "exclude-text-null-column",
                () -> Snippet.objects.exclude("text__contains", "a").orderBy("id"));
    }
}
