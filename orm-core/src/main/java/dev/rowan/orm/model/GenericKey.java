package dev.rowan.orm.model;

import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A key to a row of any model, Django's {@code GenericForeignKey}: a content type and a key, in two columns.
 *
 * <p>No {@link Relation}: it leads to several models, and cannot be joined.
 */
public final class GenericKey<M> {
    private final String name;
    private final ForeignKey<M> type;
    private final Field<M, ?> key;
    private final Function<M, GenericSlot> slot;
    private final boolean indexed;

    private GenericKey(Spec<M, ?> spec) {
        name = spec.name;
        type = spec.type();
        key = spec.key();
        slot = spec.slot;
        indexed = spec.indexed;
    }

    /**
     * Begins the description of such a key.
     *
     * @param types the model of content types
     * @param keyType how the keys of all targets are kept
     */
    public static <M, K> Spec<M, K> of(
            String name, Supplier<ModelMeta<?>> types, FieldType<K, ?> keyType, Function<M, GenericSlot> slot) {
        return new Spec<>(name, types, keyType, slot);
    }

    public String name() {
        return name;
    }

    /** The column of the content type: {@code targetType} of {@code target}. */
    public ForeignKey<M> type() {
        return type;
    }

    /** The column of the key: {@code targetId} of {@code target}. */
    public Field<M, ?> key() {
        return key;
    }

    /** The model that declares it. */
    public ModelMeta<M> model() {
        return key.model();
    }

    public boolean nullable() {
        return key.nullable();
    }

    /** Whether both columns are indexed together. */
    public boolean indexed() {
        return indexed;
    }

    /** The holder in a row of the model. */
    @SuppressWarnings("unchecked") // asked of the model's own rows
    public GenericSlot slot(Object row) {
        return slot.apply((M) row);
    }

    /** A target's key as it is kept here. */
    public Object kept(Object targetKey) {
        try {
            return key.type().javaType().isInstance(targetKey)
                    ? targetKey
                    : Objects.requireNonNull(key.type().coerce(targetKey));
        } catch (BadValue bad) {
            throw new BadValue(this + " keeps keys of type "
                    + key.type().javaType().getSimpleName() + ", and " + targetKey + " is none."
                    + "\n  Name another with @Generic(key = …): String keeps keys of all types.");
        }
    }

    @Override
    public String toString() {
        return model().name() + "." + name;
    }

    /** The options of a generic key, collected by generated code. */
    public static final class Spec<M, K> {
        private final String name;
        private final Supplier<ModelMeta<?>> types;
        private final FieldType<K, ?> keyType;
        private final Function<M, GenericSlot> slot;
        private @Nullable String typeColumn;
        private @Nullable String keyColumn;
        private boolean nullable;
        private boolean indexed = true;

        Spec(String name, Supplier<ModelMeta<?>> types, FieldType<K, ?> keyType, Function<M, GenericSlot> slot) {
            this.name = name;
            this.types = types;
            this.keyType = keyType;
            this.slot = slot;
        }

        /** The columns, null for those that are called after the field. */
        public Spec<M, K> columns(@Nullable String type, @Nullable String key) {
            typeColumn = type;
            keyColumn = key;
            return this;
        }

        public Spec<M, K> nullable() {
            nullable = true;
            return this;
        }

        public Spec<M, K> noIndex() {
            indexed = false;
            return this;
        }

        private ForeignKey<M> type() {
            String column = typeColumn == null ? Names.snake(name) + "_type_id" : typeColumn;
            ForeignKey.KeySpec<M> spec = ForeignKey.<M>of(name + "Type", column, types)
                    .relatedName("+")
                    .noIndex()
                    .access(
                            row -> GenericSlot.typeOf(slot.apply(row)),
                            (row, id) -> GenericSlot.setType(slot.apply(row), id));
            return (nullable ? spec.nullable() : spec).build();
        }

        @SuppressWarnings("unchecked") // a slot keeps what its column's type gives
        private Field<M, K> key() {
            String column = keyColumn == null ? Names.snake(name) + "_id" : keyColumn;
            FieldSpec<M, K> spec = Field.<M, K>of(name + "Id", column, keyType)
                    .access(
                            row -> (K) GenericSlot.keyOf(slot.apply(row)),
                            (row, id) -> GenericSlot.setKey(slot.apply(row), id));
            return (nullable ? spec.nullable() : spec).build();
        }

        public GenericKey<M> build() {
            return new GenericKey<>(this);
        }
    }
}
