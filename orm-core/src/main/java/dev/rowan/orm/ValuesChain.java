package dev.rowan.orm;

import dev.rowan.orm.model.FieldTypes;
import dev.rowan.orm.model.Source;
import dev.rowan.orm.query.Clause;
import dev.rowan.orm.query.Expression;
import dev.rowan.orm.query.Select;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Values instead of rows: rows by name, lists, single values, records.
 *
 * @param <M> the model that is queried
 * @param <T> what a row of the answer is
 * @param <S> the queryset's own class
 */
@SuppressWarnings("varargs") // generic arrays are only read here
public abstract class ValuesChain<M, T extends @Nullable Object, S extends ValuesChain<M, T, S>>
        extends FetchChain<M, T, S> {
    ValuesChain(Source<M> source, Function<Source<M>, S> remake) {
        super(source, remake);
    }

    /** All columns and annotations of each row, by name. */
    public final Values<M, Row> values() {
        return valued(Shape.rows(), List.of());
    }

    @SafeVarargs
    public final Values<M, Row> values(Term<? super M>... terms) {
        return valued(Shape.rows(), Ordering.named(terms));
    }

    public final Values<M, Row> values(String name, String... more) {
        return valued(Shape.rows(), Ordering.items(name, more));
    }

    /** All columns and annotations of each row, in order. */
    public final Values<M, List<@Nullable Object>> valuesList() {
        return valued(Shape.lists(), List.of());
    }

    /** These values of each row, in this order; an expression needs no name. */
    @SafeVarargs
    public final Values<M, List<@Nullable Object>> valuesList(Term<? super M>... terms) {
        return valued(Shape.lists(), Ordering.placed(terms));
    }

    public final Values<M, List<@Nullable Object>> valuesList(String name, String... more) {
        return valued(Shape.lists(), Ordering.items(name, more));
    }

    /** One value of each row: Django's {@code values_list(…, flat=True)}, typed. */
    public final <V> Values<M, @Nullable V> flat(Expr<? super M, V> expression) {
        return valued(Shape.first(), Ordering.placed(expression));
    }

    public final Values<M, @Nullable Object> flat(String name) {
        return valued(Shape.first(), Ordering.items(name));
    }

    /** Each row as a record, whose components take the values in order. */
    @SafeVarargs
    public final <R extends Record> Values<M, R> project(Class<R> type, Term<? super M>... terms) {
        return valued(Shape.records(type), Ordering.placed(terms));
    }

    /** Each row as a record, whose components are named like what they take: columns, annotations. */
    public final <R extends Record> Values<M, R> project(Class<R> type) {
        List<Expression> items = new ArrayList<>();
        Arrays.stream(type.getRecordComponents()).forEach(component -> items.add(path(component.getName())));
        return valued(Shape.records(type), items);
    }

    private <V extends @Nullable Object> Values<M, V> valued(Shape<V> made, List<Expression> items) {
        return new Values<>(state.with(select().and(new Clause.Values(items))), made);
    }

    /** The different dates of a column, cut down to a unit: year, quarter, month, week, day. */
    public final Values<M, LocalDate> dates(String field, String unit, boolean descending) {
        Select tree = Ordering.truncated(select(), "datefield", field, unit, FieldTypes.DATE, descending);
        return new Values<>(state.with(tree), Shape.first());
    }

    public final Values<M, LocalDate> dates(String field, String unit) {
        return dates(field, unit, false);
    }

    /** The different points in time of a column, cut down to a unit in the current time zone. */
    public final Values<M, Instant> datetimes(String field, String unit, boolean descending) {
        Select tree = Ordering.truncated(select(), "datetimefield", field, unit, FieldTypes.INSTANT, descending);
        return new Values<>(state.with(tree), Shape.first());
    }

    public final Values<M, Instant> datetimes(String field, String unit) {
        return datetimes(field, unit, false);
    }
}
