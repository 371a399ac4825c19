package dev.rowan.orm;

import dev.rowan.orm.query.Expression;
import java.util.List;

/** JSON, or a place inside it. */
public class JsonExpr<R, T> extends ValueExpr<R, T> {
    JsonExpr(Expression node) {
        super(node);
    }

    /** The value under a key of an object. Keys are bound or quoted, never trusted. */
    public final JsonExpr<R, Object> key(String name) {
        return new JsonExpr<>(new Expression.JsonKey(node, name));
    }

    /** The item of an array, from 0. */
    public final JsonExpr<R, Object> index(int position) {
        return key(Integer.toString(position));
    }

    /** The place as text (Django's {@code KT}). */
    public final TextExpr<R> text() {
        return new TextExpr<>(new Expression.JsonText(node));
    }

    public final Q<R> hasKey(String key) {
        return is("has_key", key);
    }

    public final Q<R> hasKeys(String... keys) {
        return new Q<>(new dev.rowan.orm.query.Predicate.Lookup(
                node, "has_keys", Expression.Items.of(List.of((Object[]) keys))));
    }

    public final Q<R> hasAnyKeys(String... keys) {
        return new Q<>(new dev.rowan.orm.query.Predicate.Lookup(
                node, "has_any_keys", Expression.Items.of(List.of((Object[]) keys))));
    }

    /** Contains this JSON (PostgreSQL). */
    public final Q<R> contains(Object json) {
        return is("contains", json);
    }

    /** Is contained in this JSON (PostgreSQL). */
    public final Q<R> containedBy(Object json) {
        return is("contained_by", json);
    }

    @Override
    public JsonExpr<R, T> as(String name) {
        return new JsonExpr<>(named(name));
    }
}
