package dev.rowan.orm.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one model: its table, its columns, its relations and its options.
 *
 * <p>Made by generated code ({@code Post_.META}), immutable, safe for any thread. Other models are named by
 * suppliers, so that making one description never initialises another.
 */
public final class ModelMeta<M> implements Source<M> {
    private final Class<M> type;
    private final String app;
    private final String table;
    private final @Nullable Supplier<M> factory;
    private final TableOptions options;
    private final List<Field<M, ?>> fields;
    private final List<ManyToMany<M>> manyToMany;
    private final List<GenericKey<M>> generics;
    private final List<DeclaredReverse<M>> reverses;
    private final @Nullable Supplier<ModelMeta<?>> parent;
    private final @Nullable Supplier<ModelMeta<?>> proxyOf;
    private final Map<String, Field<M, ?>> byName = new LinkedHashMap<>();
    private volatile @Nullable List<Field<? super M, ?>> allFields;
    private volatile @Nullable List<Field<M, ?>> primaryKey;
    private volatile @Nullable CompositeKey<M> compositeKey;

    private ModelMeta(Builder<M> b) {
        type = b.type;
        app = b.app;
        table = b.table;
        factory = b.factory;
        options = b.options;
        fields = List.copyOf(b.fields);
        manyToMany = List.copyOf(b.manyToMany);
        generics = List.copyOf(b.generics);
        reverses = List.copyOf(b.reverses);
        parent = b.parent;
        proxyOf = b.proxyOf;
        for (int i = 0; i < fields.size(); i++) {
            Field<M, ?> field = fields.get(i);
            field.join(this, i);
            byName.put(field.name(), field);
            byName.putIfAbsent(Names.snake(field.name()), field);
            if (field instanceof ForeignKey<?>) {
                byName.putIfAbsent(field.attribute(), field);
                byName.putIfAbsent(Names.snake(field.attribute()), field);
            }
        }
        manyToMany.forEach(relation -> relation.join(this));
    }

    /** Begins a description; {@code factory} makes an empty row, and is null for an abstract model. */
    public static <M> Builder<M> of(Class<M> type, String app, String table, @Nullable Supplier<M> factory) {
        return new Builder<>(type, app, table, factory);
    }

    public Class<M> type() {
        return type;
    }

    /** The model's simple name: {@code Post}. */
    public String name() {
        return type.getSimpleName();
    }

    /** The application that the model belongs to: the last part of its package unless told otherwise. */
    public String app() {
        return app;
    }

    /** Application and name: {@code blog.Post}. */
    public String label() {
        return app + "." + name();
    }

    public String table() {
        return table;
    }

    public TableOptions options() {
        return options;
    }

    public M create() {
        if (factory == null) {
            throw new RowanException(name() + " is abstract and has no rows.");
        }
        return factory.get();
    }

    /** The parent in multi-table inheritance, or null. */
    public @Nullable ModelMeta<?> parent() {
        return parent == null ? null : parent.get();
    }

    public boolean isProxy() {
        return proxyOf != null;
    }

    /** The model whose table this is: itself, or what a proxy stands for. */
    public ModelMeta<?> concrete() {
        return proxyOf == null ? this : proxyOf.get().concrete();
    }

    /** The columns of this model's own table, in the order of declaration; a proxy has its model's. */
    @SuppressWarnings("unchecked")
    public List<Field<M, ?>> fields() {
        return proxyOf == null
                ? fields
                : (List<Field<M, ?>>) (List<?>) proxyOf.get().fields();
    }

    /** All columns of a row, parents' first. */
    @SuppressWarnings("unchecked")
    public List<Field<? super M, ?>> allFields() {
        List<Field<? super M, ?>> known = allFields;
        if (known == null) {
            List<Field<? super M, ?>> all = new ArrayList<>();
            ModelMeta<?> above = concrete().parent();
            if (above != null) {
                all.addAll((List<Field<? super M, ?>>) (List<?>) above.allFields());
            }
            all.addAll(fields());
            known = List.copyOf(all);
            allFields = known;
        }
        return known;
    }

    /** The position of a column among {@link #allFields()}, or -1. */
    public int positionOf(Field<?, ?> field) {
        if (field.ordinal() < 0) {
            return -1; // a key of several columns
        }
        ModelMeta<?> concrete = concrete();
        ModelMeta<?> above = concrete.parent();
        if (field.model() == concrete) {
            return field.ordinal() + (above == null ? 0 : above.allFields().size());
        }
        return above == null ? -1 : above.positionOf(field);
    }

    public List<ForeignKey<?>> foreignKeys() {
        List<ForeignKey<?>> keys = new ArrayList<>();
        for (Field<M, ?> field : fields()) {
            if (field instanceof ForeignKey<?> key) {
                keys.add(key);
            }
        }
        return keys;
    }

    @SuppressWarnings("unchecked")
    public List<ManyToMany<M>> manyToMany() {
        return proxyOf == null
                ? manyToMany
                : (List<ManyToMany<M>>) (List<?>) proxyOf.get().manyToMany();
    }

    /** The generic keys of this model's own table. */
    @SuppressWarnings("unchecked")
    public List<GenericKey<M>> generics() {
        return proxyOf == null
                ? generics
                : (List<GenericKey<M>>) (List<?>) proxyOf.get().generics();
    }

    @SuppressWarnings("unchecked")
    public List<DeclaredReverse<M>> declaredReverses() {
        return proxyOf == null
                ? reverses
                : (List<DeclaredReverse<M>>) (List<?>) proxyOf.get().declaredReverses();
    }

    /** The columns of the primary key: one, or several for a composite key. */
    public List<Field<M, ?>> primaryKey() {
        List<Field<M, ?>> known = primaryKey;
        if (known == null) {
            known = fields().stream().filter(Field::primaryKey).toList();
            primaryKey = known;
        }
        return known;
    }

    /**
     * The primary key: its only column (of a child table the link to its parent), or a {@link CompositeKey} of several.
     */
    @SuppressWarnings("unchecked") // a proxy's key is its model's
    public Field<M, ?> primaryKeyField() {
        if (proxyOf != null) {
            return (Field<M, ?>) concrete().primaryKeyField();
        }
        List<Field<M, ?>> key = primaryKey();
        if (key.isEmpty()) {
            throw new FieldError(name() + " has no primary key.");
        }
        if (key.size() == 1) {
            return key.get(0);
        }
        CompositeKey<M> known = compositeKey;
        if (known == null) {
            known = new CompositeKey<>(this, key);
            compositeKey = known;
        }
        return known;
    }

    /** The only column of the primary key, for what can point to one only. */
    Field<M, ?> singleKey(Object pointing) {
        List<Field<M, ?>> key = primaryKey();
        if (key.size() > 1) {
            throw new FieldError(pointing + " leads to " + name() + ", whose primary key has several columns " + key
                    + ".\n  Let it lead to a unique column with toField, or give " + name() + " a key of one column.");
        }
        return primaryKeyField();
    }

    /** The link to the parent's table, or null. */
    public @Nullable ForeignKey<?> parentLink() {
        for (Field<M, ?> field : fields()) {
            if (field instanceof ForeignKey<?> key && key.parentLink()) {
                return key;
            }
        }
        return null;
    }

    /** The model's own column of that name (Java's, Django's, or a key's attribute), or null. */
    @SuppressWarnings("unchecked")
    public @Nullable Field<M, ?> fieldOrNull(String name) {
        return proxyOf == null ? byName.get(name) : (Field<M, ?>) proxyOf.get().fieldOrNull(name);
    }

    /** The model's or its parent's column of that name. */
    public Field<?, ?> field(String name) {
        for (ModelMeta<?> at = concrete(); at != null; at = at.parent()) {
            Field<?, ?> found = at.fieldOrNull(name);
            if (found != null) {
                return found;
            }
        }
        TreeSet<String> choices = new TreeSet<>();
        allFields().forEach(field -> choices.add(field.name()));
        throw new FieldError(name() + " has no column '" + name + "'.\n  Its columns: " + String.join(", ", choices)
                + "." + Names.didYouMean(name, choices));
    }

    /**
     * What a person reads for a row's value of a column, Django's {@code get_FOO_display}: the label of a choice,
     * else the value itself; empty for null.
     */
    public String display(M row, String name) {
        Field<?, ?> field = field(name);
        Object value = valueOf(name, row);
        for (Field.Choice choice : field.choices()) {
            if (choice.value().equals(value)) {
                return choice.label();
            }
        }
        return value == null ? "" : value.toString();
    }

    /** A row's value of a column of the model or its parents. */
    @SuppressWarnings("unchecked") // a row of a child is a row of its parents
    public @Nullable Object valueOf(String name, M row) {
        return ((Field<M, Object>) field(name)).get(row);
    }

    @Override
    public String toString() {
        return label();
    }

    /** Collects the parts of a description; generated code calls it in the order of declaration. */
    public static final class Builder<M> {
        private final Class<M> type;
        private final String app;
        private final String table;
        private final @Nullable Supplier<M> factory;
        private TableOptions options = TableOptions.NONE;
        private final List<Field<M, ?>> fields = new ArrayList<>();
        private final List<ManyToMany<M>> manyToMany = new ArrayList<>();
        private final List<GenericKey<M>> generics = new ArrayList<>();
        private final List<DeclaredReverse<M>> reverses = new ArrayList<>();
        private @Nullable Supplier<ModelMeta<?>> parent;
        private @Nullable Supplier<ModelMeta<?>> proxyOf;

        private Builder(Class<M> type, String app, String table, @Nullable Supplier<M> factory) {
            this.type = Objects.requireNonNull(type);
            this.app = app;
            this.table = table;
            this.factory = factory;
        }

        /** The model's name in lower case, which {@code %s} stands for in names of abstract parents. */
        public String modelName() {
            return type.getSimpleName().toLowerCase(java.util.Locale.ROOT);
        }

        /** The description that is being made, for relations of an abstract parent to its own child. */
        public Supplier<ModelMeta<?>> self() {
            return () -> Metas.of(type);
        }

        public Builder<M> options(TableOptions table) {
            options = table;
            return this;
        }

        public Builder<M> field(Field<M, ?> field) {
            fields.add(field);
            return this;
        }

        public Builder<M> manyToMany(ManyToMany<M> relation) {
            manyToMany.add(relation);
            return this;
        }

        /** A generic key and its two columns. */
        public Builder<M> generic(GenericKey<M> generic) {
            generics.add(generic);
            return field(generic.type()).field(generic.key());
        }

        public Builder<M> reverse(DeclaredReverse<M> reverse) {
            reverses.add(reverse);
            return this;
        }

        /** Multi-table inheritance: the row's other columns are in that model's table. */
        public Builder<M> parent(Supplier<ModelMeta<?>> model) {
            parent = model;
            return this;
        }

        /** A proxy: no table and no columns of its own. */
        public Builder<M> proxyOf(Supplier<ModelMeta<?>> model) {
            proxyOf = model;
            return this;
        }

        public ModelMeta<M> build() {
            return new ModelMeta<>(this);
        }
    }
}
