package dev.rowan.orm;

import dev.rowan.orm.query.Expression;

/** A text. Wildcards in the values are ordinary characters. */
public class TextExpr<R> extends ValueExpr<R, String> {
    TextExpr(Expression node) {
        super(node);
    }

    public final Q<R> iexact(@org.jspecify.annotations.Nullable String value) {
        return is("iexact", value);
    }

    public final Q<R> contains(String value) {
        return is("contains", value);
    }

    public final Q<R> icontains(String value) {
        return is("icontains", value);
    }

    public final Q<R> startsWith(String value) {
        return is("startswith", value);
    }

    public final Q<R> istartsWith(String value) {
        return is("istartswith", value);
    }

    public final Q<R> endsWith(String value) {
        return is("endswith", value);
    }

    public final Q<R> iendsWith(String value) {
        return is("iendswith", value);
    }

    public final Q<R> regex(String pattern) {
        return is("regex", pattern);
    }

    public final Q<R> iregex(String pattern) {
        return is("iregex", pattern);
    }

    @Override
    public TextExpr<R> as(String name) {
        return new TextExpr<>(named(name));
    }
}
