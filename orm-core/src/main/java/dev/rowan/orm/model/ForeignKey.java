package dev.rowan.orm.model;

import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A column that holds the key of a row of another model: a foreign key, or a one-to-one. */
public final class ForeignKey<M> extends Field<M, Object> implements Relation {
    private final KeySpec<M> key;

    private ForeignKey(KeySpec<M> key) {
        super(key.options);
        this.key = key;
    }

    /** Begins the description of a key, such as {@code author} in the column {@code author_id}. */
    public static <M> KeySpec<M> of(String name, String column, Supplier<ModelMeta<?>> target) {
        return new KeySpec<>(name, column, target);
    }

    @Override
    public ModelMeta<?> target() {
        return key.target.get();
    }

    /** The column that is pointed to: the target's primary key unless the key names another. */
    public Field<?, ?> targetField() {
        return key.toField == null ? target().singleKey(this) : target().field(key.toField);
    }

    @Override
    @SuppressWarnings("unchecked")
    public FieldType<Object, ?> type() {
        return (FieldType<Object, ?>) targetField().type();
    }

    @Override
    public String attribute() {
        return name() + "Id";
    }

    public boolean oneToOne() {
        return key.oneToOne;
    }

    /** Whether this is the link of a child table to its parent's. */
    public boolean parentLink() {
        return key.parentLink;
    }

    public OnDelete onDelete() {
        return key.onDelete;
    }

    /** The value for {@link OnDelete#SET}, or null. */
    public @Nullable Supplier<? extends @Nullable Object> onDeleteValue() {
        return key.onDeleteValue;
    }

    /** The name of the way back, as declared ({@code posts}); null for Django's {@code post_set} / {@code post}. */
    public @Nullable String relatedName() {
        return key.relatedName;
    }

    /** The name of the way back in lookups. */
    public String relatedQueryName() {
        String declared = key.relatedName;
        return declared != null ? declared : Names.decapitalized(model().name());
    }

    /** Whether no way back exists (Django's related name that ends in "+"). */
    public boolean hidden() {
        return key.relatedName != null && key.relatedName.endsWith("+");
    }

    /** Whether the schema carries the constraint. */
    public boolean constraint() {
        return key.constraint;
    }

    /** The holder in a row; null for the link of a child table, whose key is the child's own. */
    public @Nullable RefSlot slot(M row) {
        return key.slot == null ? null : key.slot.apply(row);
    }

    @Override
    public boolean toMany() {
        return false;
    }

    /** The options of a key, collected by generated code. */
    public static final class KeySpec<M> {
        final FieldSpec<M, Object> options;
        final Supplier<ModelMeta<?>> target;
        OnDelete onDelete = OnDelete.CASCADE;

        @Nullable
        Supplier<? extends @Nullable Object> onDeleteValue;

        @Nullable
        String relatedName;

        @Nullable
        String toField;

        boolean oneToOne;
        boolean parentLink;
        boolean constraint = true;

        @Nullable
        Function<M, RefSlot> slot;

        KeySpec(String name, String column, Supplier<ModelMeta<?>> target) {
            this.options = new FieldSpec<M, Object>(name, column, null).indexed();
            this.target = target;
        }

        /** The options that any column has. */
        public KeySpec<M> options(java.util.function.Consumer<FieldSpec<M, Object>> more) {
            more.accept(options);
            return this;
        }

        public KeySpec<M> nullable() {
            options.nullable();
            return this;
        }

        public KeySpec<M> onDelete(OnDelete rule) {
            onDelete = rule;
            return this;
        }

        public KeySpec<M> onDeleteValue(Supplier<? extends @Nullable Object> value) {
            onDeleteValue = value;
            return this;
        }

        public KeySpec<M> relatedName(String name) {
            relatedName = name;
            return this;
        }

        public KeySpec<M> toField(String field) {
            toField = field;
            return this;
        }

        public KeySpec<M> oneToOne() {
            oneToOne = true;
            options.unique();
            options.indexed = false;
            return this;
        }

        /** The link of a child table to its parent's: primary key of the child, kept in the parent's key field. */
        public KeySpec<M> parentLink() {
            parentLink = true;
            options.primaryKey();
            options.access(row -> above().get(row), (row, key) -> above().set(row, key));
            return oneToOne();
        }

        @SuppressWarnings("unchecked") // a child's row is a row of its parent
        private Field<M, Object> above() {
            return (Field<M, Object>) target.get().primaryKeyField();
        }

        public KeySpec<M> noIndex() {
            options.indexed = false;
            return this;
        }

        public KeySpec<M> noConstraint() {
            constraint = false;
            return this;
        }

        /** The holder in a row; it also makes the column's reader and accessors. */
        public KeySpec<M> slot(Function<M, RefSlot> holder) {
            slot = holder;
            options.access(
                    row -> RefSlot.keyOf(holder.apply(row)), (row, key) -> RefSlot.setKey(holder.apply(row), key));
            return this;
        }

        /** For a parent link: where the key is kept instead. */
        public KeySpec<M> access(
                Function<M, @Nullable Object> get, java.util.function.BiConsumer<M, @Nullable Object> set) {
            options.access(get, set);
            return this;
        }

        public ForeignKey<M> build() {
            Objects.requireNonNull(options.getter, "a key needs a holder");
            return new ForeignKey<>(this);
        }
    }
}
