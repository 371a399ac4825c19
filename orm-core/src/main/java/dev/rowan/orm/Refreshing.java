package dev.rowan.orm;

import dev.rowan.orm.execute.Cause;
import dev.rowan.orm.execute.Origin;
import dev.rowan.orm.hydrate.Stitching;
import dev.rowan.orm.model.DeclaredReverse;
import dev.rowan.orm.model.Field;
import dev.rowan.orm.model.ForeignKey;
import dev.rowan.orm.model.GenericSlot;
import dev.rowan.orm.model.ManySlot;
import dev.rowan.orm.model.ManyToMany;
import dev.rowan.orm.model.ModelMeta;
import dev.rowan.orm.model.RefSlot;
import dev.rowan.orm.model.RowState;
import dev.rowan.orm.query.Clause;
import dev.rowan.orm.query.Expression;
import dev.rowan.orm.query.Loading;
import dev.rowan.orm.query.Predicate;
import dev.rowan.orm.query.Select;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One {@code refresh()}: the row's columns read again, and what was loaded beside them forgotten. */
final class Refreshing {
    private Refreshing() {}

    static void run(Model row, @Nullable BaseQuery<?, ?, ?> from, Set<String> named) {
        ModelMeta<Model> model = row.meta();
        Set<Field<?, ?>> fields = new LinkedHashSet<>();
        for (String name : named) {
            fields.add(model.field(name));
        }
        List<Field<? super Model, ?>> all = model.allFields();
        if (named.isEmpty()) {
            for (int i = 0; i < all.size(); i++) {
                if (!RowState.of(row).isDeferred(i)) {
                    fields.add(all.get(i));
                }
            }
        }
        Predicate own = new Predicate.Lookup(Chain.path("pk"), "exact", Expression.Value.of(row.key()));
        Select select = from == null ? Select.of(model) : from.select();
        select = select.orderedBy(List.of()).and(new Clause.Filter(own, false));
        if (fields.size() < all.size() || all.stream().anyMatch(Field::lazy)) {
            Set<String> names = new LinkedHashSet<>();
            fields.forEach(field -> names.add(field.name()));
            select = select.withLoading(new Loading(List.of(), false, names, true));
        }
        List<@Nullable Object> read = new Fetching(Lazily.database(row), FetchMode.ONE)
                .all(select, Origin.of(Cause.QUERY, model.label()))
                .rows();
        if (read.isEmpty()) {
            throw DoesNotExist.of(model);
        }
        Object fresh = java.util.Objects.requireNonNull(read.get(0));
        for (Field<?, ?> field : fields) {
            Stitching.set(field, row, Stitching.value(field, fresh));
            RowState.of(row).loaded(model.positionOf(field));
            if (field instanceof ForeignKey<?> key) {
                RefSlot slot = Stitching.slot(key, row);
                if (slot != null) {
                    RefSlot.forget(slot);
                }
            }
        }
        if (RowState.of(row).known() != null) {
            Changes.read(row, fields);
        }
        Generics.of(model).forEach(generic -> GenericSlot.forget(generic.slot(row)));
        if (named.isEmpty()) {
            forgetRelated(row, model);
        }
    }

    @SuppressWarnings("unchecked")
    private static void forgetRelated(Model row, ModelMeta<?> model) {
        for (ModelMeta<?> at = model.concrete(); at != null; at = at.parent()) {
            for (ManyToMany<?> many : at.manyToMany()) {
                ManySlot slot = Stitching.many(many, row);
                if (slot != null) {
                    ManySlot.setPrefetched(slot, null);
                }
            }
            for (DeclaredReverse<?> declared : at.declaredReverses()) {
                if (declared.many() != null) {
                    ManySlot.setPrefetched(((Function<Object, ManySlot>) declared.many()).apply(row), null);
                }
                if (declared.one() != null) {
                    RefSlot.forget(((Function<Object, RefSlot>) declared.one()).apply(row));
                }
            }
        }
    }
}
