package dev.rowan.orm;

import dev.rowan.orm.model.ForeignKey;
import dev.rowan.orm.model.GenericReverse;
import dev.rowan.orm.model.ModelMeta;
import dev.rowan.orm.query.Select;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the rows that go are kept while they are collected, each table's once; {@link Collecting} says which.
 *
 * @param <W> rows of one model that were found together
 */
interface Gathering<W> {
    /** The first rows: one that is there already. */
    W first(Model row);

    /** The first rows: those of a query; null when it has none. */
    @Nullable
    W first(Select select);

    /** Whether there are more rows than can be kept here; what was gathered then means nothing. */
    boolean isFull();

    /** The rows that point to these over a key go, too. */
    Found<W> pointing(ForeignKey<?> key, W to);

    /** The rows that lead to these over a generic key go, too. */
    Found<W> leading(GenericReverse back, W to);

    /** The parts of these rows in a parent's table go, too; the new ones among them. */
    @Nullable
    W above(ModelMeta<?> parent, W of);

    /** The rows that protect these. */
    Set<Model> protecting(ForeignKey<?> key, W to);

    /** Notes the rows that these may not go without; whether there are any. */
    boolean restricting(ForeignKey<?> key, W to);

    /** Of the rows that were noted, those that stay, by the name of their key. */
    Map<String, Set<Model>> stillRestricting();

    boolean isPointedTo(ForeignKey<?> key, W to);

    /** Rows that point to these are removed unread, over whichever of the keys. */
    void unread(ModelMeta<?> other, List<ForeignKey<?>> keys, W to);

    /** Rows that lead to these over a generic key are removed unread. */
    void unread(GenericReverse back, W to);

    /** The links of these rows are removed. */
    void unlink(Reach.Links links, W of);

    /** The key of the rows that point to these gets another value. */
    void replace(ForeignKey<?> key, @Nullable Object value, W to);

    /** Deletes all of it. */
    Deleted remove(List<ModelMeta<?>> order);
}
