package dev.rowan.orm.model;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The options of a column, collected by generated code; not for reuse after {@link #build}. Not thread-safe. */
public final class FieldSpec<M, V> {
    final String name;
    final String column;
    final @Nullable FieldType<V, ?> type;
    boolean nullable;
    boolean unique;
    boolean indexed;
    boolean primaryKey;
    boolean identity;
    boolean autoNow;
    boolean autoNowAdd;
    boolean blank;
    boolean positive;
    boolean primitive;
    int maxLength;
    int precision;
    int scale;

    @Nullable
    String comment;

    @Nullable
    String collation;

    @Nullable
    String databaseDefault;

    @Nullable
    String generatedAs;

    @Nullable
    String verboseName;

    @Nullable
    Supplier<? extends @Nullable V> defaultValue;

    Supplier<List<Field.Choice>> choices = List::of;
    List<Validator<? super V>> validators = List.of();

    @Nullable
    Function<M, @Nullable V> getter;

    @Nullable
    BiConsumer<M, @Nullable V> setter;

    @Nullable
    Function<M, ? extends LazySlot> lazy;

    @Nullable
    FieldReader<M> reader;

    @Nullable
    FieldBinder<M> binder;

    FieldSpec(String name, String column, @Nullable FieldType<V, ?> type) {
        this.name = name;
        this.column = column;
        this.type = type;
    }

    public FieldSpec<M, V> nullable() {
        nullable = true;
        return this;
    }

    public FieldSpec<M, V> unique() {
        unique = true;
        return this;
    }

    public FieldSpec<M, V> indexed() {
        indexed = true;
        return this;
    }

    public FieldSpec<M, V> primaryKey() {
        primaryKey = true;
        return this;
    }

    /** A primary key that the database gives. */
    public FieldSpec<M, V> identity() {
        identity = true;
        return primaryKey();
    }

    public FieldSpec<M, V> autoNow() {
        autoNow = true;
        return this;
    }

    public FieldSpec<M, V> autoNowAdd() {
        autoNowAdd = true;
        return this;
    }

    public FieldSpec<M, V> blank() {
        blank = true;
        return this;
    }

    public FieldSpec<M, V> positive() {
        positive = true;
        return this;
    }

    /** Kept in a field of a primitive type, which cannot be without a value. */
    public FieldSpec<M, V> primitive() {
        primitive = true;
        return this;
    }

    public FieldSpec<M, V> maxLength(int characters) {
        maxLength = characters;
        return this;
    }

    public FieldSpec<M, V> decimal(int digits, int fraction) {
        precision = digits;
        scale = fraction;
        return this;
    }

    public FieldSpec<M, V> comment(String text) {
        comment = text;
        return this;
    }

    public FieldSpec<M, V> collation(String collationName) {
        collation = collationName;
        return this;
    }

    public FieldSpec<M, V> databaseDefault(String sql) {
        databaseDefault = sql;
        return this;
    }

    public FieldSpec<M, V> generatedAs(String sql) {
        generatedAs = sql;
        return this;
    }

    public FieldSpec<M, V> verboseName(String text) {
        verboseName = text;
        return this;
    }

    public FieldSpec<M, V> defaultValue(Supplier<? extends @Nullable V> supplier) {
        defaultValue = supplier;
        return this;
    }

    public FieldSpec<M, V> choices(List<Field.Choice> allowed) {
        List<Field.Choice> fixed = List.copyOf(allowed);
        choices = () -> fixed;
        return this;
    }

    /** The choices of an enum, asked at first use: a description initialises no class of the user's. */
    public FieldSpec<M, V> choices(Supplier<List<Field.Choice>> allowed) {
        choices = allowed;
        return this;
    }

    public FieldSpec<M, V> validators(List<Validator<? super V>> checks) {
        validators = List.copyOf(checks);
        return this;
    }

    public FieldSpec<M, V> access(Function<M, @Nullable V> get, BiConsumer<M, @Nullable V> set) {
        getter = get;
        setter = set;
        return this;
    }

    /** A column whose holder loads it when it is asked for. */
    @SuppressWarnings("unchecked") // a holder of the column's type
    public FieldSpec<M, V> lazy(Function<M, ? extends LazySlot> slot) {
        lazy = slot;
        return access(
                row -> (V) LazySlot.valueOf(slot.apply(row)), (row, value) -> LazySlot.assign(slot.apply(row), value));
    }

    public FieldSpec<M, V> reader(FieldReader<M> unboxed) {
        reader = unboxed;
        return this;
    }

    public FieldSpec<M, V> binder(FieldBinder<M> unboxed) {
        binder = unboxed;
        return this;
    }

    public Field<M, V> build() {
        return new Field<>(this);
    }
}
