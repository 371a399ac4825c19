package dev.rowan.orm.model;

import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One column of a model: its names, its type, its options, and how to reach it in a row.
 *
 * <p>Immutable once its model is built.
 */
public sealed class Field<M, V> permits ForeignKey, CompositeKey {
    private final Spec<M, V> spec;
    private int ordinal = -1;
    private @Nullable ModelMeta<M> model;

    protected Field(Spec<M, V> spec) {
        this.spec = spec;
    }

    /** Begins the description of a column. */
    public static <M, V> Spec<M, V> of(String name, String column, FieldType<V, ?> type) {
        return new Spec<>(name, column, type);
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

    /** The options of a column, collected by generated code; not for reuse after {@link #build}. */
    public static final class Spec<M, V> {
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

        Supplier<List<Choice>> choices = List::of;
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

        Spec(String name, String column, @Nullable FieldType<V, ?> type) {
            this.name = name;
            this.column = column;
            this.type = type;
        }

        public Spec<M, V> nullable() {
            nullable = true;
            return this;
        }

        public Spec<M, V> unique() {
            unique = true;
            return this;
        }

        public Spec<M, V> indexed() {
            indexed = true;
            return this;
        }

        public Spec<M, V> primaryKey() {
            primaryKey = true;
            return this;
        }

        /** A primary key that the database gives. */
        public Spec<M, V> identity() {
            identity = true;
            return primaryKey();
        }

        public Spec<M, V> autoNow() {
            autoNow = true;
            return this;
        }

        public Spec<M, V> autoNowAdd() {
            autoNowAdd = true;
            return this;
        }

        public Spec<M, V> blank() {
            blank = true;
            return this;
        }

        public Spec<M, V> positive() {
            positive = true;
            return this;
        }

        /** Kept in a field of a primitive type, which cannot be without a value. */
        public Spec<M, V> primitive() {
            primitive = true;
            return this;
        }

        public Spec<M, V> maxLength(int characters) {
            maxLength = characters;
            return this;
        }

        public Spec<M, V> decimal(int digits, int fraction) {
            precision = digits;
            scale = fraction;
            return this;
        }

        public Spec<M, V> comment(String text) {
            comment = text;
            return this;
        }

        public Spec<M, V> collation(String collationName) {
            collation = collationName;
            return this;
        }

        public Spec<M, V> databaseDefault(String sql) {
            databaseDefault = sql;
            return this;
        }

        public Spec<M, V> generatedAs(String sql) {
            generatedAs = sql;
            return this;
        }

        public Spec<M, V> verboseName(String text) {
            verboseName = text;
            return this;
        }

        public Spec<M, V> defaultValue(Supplier<? extends @Nullable V> supplier) {
            defaultValue = supplier;
            return this;
        }

        public Spec<M, V> choices(List<Choice> allowed) {
            List<Choice> fixed = List.copyOf(allowed);
            choices = () -> fixed;
            return this;
        }

        /** The choices of an enum, asked at first use: a description initialises no class of the user's. */
        public Spec<M, V> choices(Supplier<List<Choice>> allowed) {
            choices = allowed;
            return this;
        }

        public Spec<M, V> validators(List<Validator<? super V>> checks) {
            validators = List.copyOf(checks);
            return this;
        }

        public Spec<M, V> access(Function<M, @Nullable V> get, BiConsumer<M, @Nullable V> set) {
            getter = get;
            setter = set;
            return this;
        }

        /** A column whose holder loads it when it is asked for. */
        @SuppressWarnings("unchecked") // a holder of the column's type
        public Spec<M, V> lazy(Function<M, ? extends LazySlot> slot) {
            lazy = slot;
            return access(
                    row -> (V) LazySlot.valueOf(slot.apply(row)),
                    (row, value) -> LazySlot.assign(slot.apply(row), value));
        }

        public Spec<M, V> reader(FieldReader<M> unboxed) {
            reader = unboxed;
            return this;
        }

        public Spec<M, V> binder(FieldBinder<M> unboxed) {
            binder = unboxed;
            return this;
        }

        public Field<M, V> build() {
            return new Field<>(this);
        }
    }
}
