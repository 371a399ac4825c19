package dev.rowan.orm.model;

import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A many-to-many relation, declared on one side, through a table of its own or a model. */
public final class ManyToMany<M> implements Relation {
    private final String name;
    private final Supplier<ModelMeta<?>> target;
    private final Function<M, ManySlot> slot;
    private @Nullable Supplier<ModelMeta<?>> through;
    private @Nullable String throughSource;
    private @Nullable String throughTarget;
    private @Nullable String table;
    private @Nullable String relatedName;
    private boolean symmetrical;
    private boolean blank;
    private @Nullable ModelMeta<M> model;
    private @Nullable LinkTable link;

    private ManyToMany(String name, Supplier<ModelMeta<?>> target, Function<M, ManySlot> slot) {
        this.name = name;
        this.target = target;
        this.slot = slot;
    }

    public static <M> ManyToMany<M> of(String name, Supplier<ModelMeta<?>> target, Function<M, ManySlot> slot) {
        return new ManyToMany<>(name, target, slot);
    }

    /** Goes through a model instead of a table of its own; the fields name its two keys (null: the only ones). */
    public ManyToMany<M> through(Supplier<ModelMeta<?>> model, @Nullable String source, @Nullable String target) {
        this.through = model;
        this.throughSource = source;
        this.throughTarget = target;
        return this;
    }

    public ManyToMany<M> table(String name) {
        this.table = name;
        return this;
    }

    public ManyToMany<M> relatedName(String name) {
        this.relatedName = name;
        return this;
    }

    /** To the same model, and each link counts in both directions. */
    public ManyToMany<M> symmetrical() {
        this.symmetrical = true;
        return this;
    }

    public ManyToMany<M> blank() {
        this.blank = true;
        return this;
    }

    void join(ModelMeta<M> owner) {
        this.model = owner;
    }

    public ModelMeta<M> model() {
        return java.util.Objects.requireNonNull(model, "relation outside a model");
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public ModelMeta<?> target() {
        return target.get();
    }

    public @Nullable String relatedName() {
        return relatedName;
    }

    public String relatedQueryName() {
        return relatedName != null ? relatedName : Names.decapitalized(model().name());
    }

    /** Whether no way back exists: symmetrical relations, and names that end in "+". */
    public boolean hidden() {
        return symmetrical || (relatedName != null && relatedName.endsWith("+"));
    }

    public boolean isSymmetrical() {
        return symmetrical;
    }

    public boolean allowsBlank() {
        return blank;
    }

    /** The model that the user wrote for the links, or null when the table is made for the relation. */
    public @Nullable ModelMeta<?> throughModel() {
        return through == null ? null : through.get();
    }

    /** The table of the links and its two key columns. */
    public synchronized LinkTable link() {
        if (link == null) {
            link = LinkTable.of(this, table, throughSource, throughTarget);
        }
        return link;
    }

    @Override
    public boolean toMany() {
        return true;
    }

    public ManySlot slot(M row) {
        return slot.apply(row);
    }

    @Override
    public String toString() {
        return model().name() + "." + name;
    }
}
