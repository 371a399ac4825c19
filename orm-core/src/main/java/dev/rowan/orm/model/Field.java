package dev.rowan.orm.model;

import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One column of a model: its names, its type, its options, and how to reach it in a row.
 *
 * <p>Immutable once its model is built.
 */
public sealed class Field<M, V> permits ForeignKey, CompositeKey {
    private final FieldSpec<M, V> spec;
    private int ordinal = -1;
    private @Nullable ModelMeta<M> model;

    protected Field(FieldSpec<M, V> spec) {
        this.spec = spec;
    }

    /** Begins the description of a column. */
    public static <M, V> FieldSpec<M, V> of(String name, String column, FieldType<V, ?> type) {
        return new FieldSpec<>(name, column, type);
    }

    final void join(ModelMeta<M> owner, int position) {
        model = owner;
        ordinal = position;
    }

    /** The model that declares the column; for an inherited abstract field, the concrete child. */
    public final ModelMeta<M> model() {
        return Objects.requireNonNull(model, "field outside a model");
    }

    /** The position among the model's own columns, from 0. */
    public final int ordinal() {
        return ordinal;
    }

    /** Java's name, which is the canonical one: {@code createdAt}. */
    public final String name() {
        return spec.name;
    }

    /** The name by which a value is read in {@code values()}: the field's, or a key's {@code authorId}. */
    public String attribute() {
        return spec.name;
    }

    public final String column() {
        return spec.column;
    }

    public FieldType<V, ?> type() {
        return Objects.requireNonNull(spec.type, "a key's type is its target's");
    }

    public final boolean nullable() {
        return spec.nullable;
    }

    public final boolean unique() {
        return spec.unique || (spec.primaryKey && model().primaryKey().size() == 1);
    }

    public final boolean indexed() {
        return spec.indexed;
    }

    public final boolean primaryKey() {
        return spec.primaryKey;
    }

    /** Whether the database gives the key of a new row. */
    public final boolean identity() {
        return spec.identity;
    }

    /** The maximal length in characters, or 0 for none. */
    public final int maxLength() {
        return spec.maxLength;
    }

    /** The digits in all of a decimal, or 0. */
    public final int precision() {
        return spec.precision;
    }

    public final int scale() {
        return spec.scale;
    }

    public final boolean autoNow() {
        return spec.autoNow;
    }

    public final boolean autoNowAdd() {
        return spec.autoNowAdd;
    }

    /** Whether an empty value passes validation. */
    public final boolean blank() {
        return spec.blank;
    }

    public final @Nullable String comment() {
        return spec.comment;
    }

    public final @Nullable String collation() {
        return spec.collation;
    }

    /** Whether it is kept in a field of a primitive type, which cannot be without a value. */
    public final boolean primitive() {
        return spec.primitive;
    }

    /** SQL of the column's default in the database, or null. */
    public final @Nullable String databaseDefault() {
        return spec.databaseDefault;
    }

    /** SQL of a generated column, or null. */
    public final @Nullable String generatedAs() {
        return spec.generatedAs;
    }

    public final String verboseName() {
        return spec.verboseName != null ? spec.verboseName : Names.words(spec.name);
    }

    /** Supplies the value of a new row that sets none, or null. */
    public final @Nullable Supplier<? extends @Nullable V> defaultValue() {
        return spec.defaultValue;
    }

    /** Whether the column takes integers of at least 0 only (Django's positive fields). */
    public final boolean positive() {
        return spec.positive;
    }

    public final List<Choice> choices() {
        return spec.choices.get();
    }

    /** Names of built-in validators (email, url, slug) and instances of one's own. */
    public final List<Validator<? super V>> validators() {
        return spec.validators;
    }

    /** The columns that it is kept in: itself, unless it is a key of several. */
    public List<? extends Field<M, ?>> parts() {
        return List.of(this);
    }

    public final @Nullable V get(M row) {
        return Objects.requireNonNull(spec.getter).apply(row);
    }

    public final void set(M row, @Nullable V value) {
        Objects.requireNonNull(spec.setter).accept(row, value);
    }

    /** Whether the column is left out of rows until it is asked for: a {@code Lazy} holds it. */
    public final boolean lazy() {
        return spec.lazy != null;
    }

    /** The holder of a lazy column in a row, or null. */
    final @Nullable LazySlot holder(M row) {
        return spec.lazy == null ? null : spec.lazy.apply(row);
    }

    public final FieldReader<M> reader() {
        if (spec.reader != null) {
            return spec.reader;
        }
        FieldType<V, ?> type = type();
        return (row, cells, index) -> set(row, cast(type.toValue(cells.at(index, type.kind()))));
    }

    public final FieldBinder<M> binder() {
        if (spec.binder != null) {
            return spec.binder;
        }
        FieldType<V, ?> type = type();
        return (row, binds, index) -> binds.set(index, type.toCarrier(get(row)), type.kind());
    }

    @SuppressWarnings("unchecked") // a type gives back what it takes
    private @Nullable V cast(@Nullable Object value) {
        return (V) value;
    }

    @Override
    public String toString() {
        return (model == null ? "" : model.name() + ".") + spec.name;
    }

    /** A choice of a column: what is stored, what a person reads, and the group that it is listed under. */
    public record Choice(
            Object value, String label, @Nullable String group) {}
}
