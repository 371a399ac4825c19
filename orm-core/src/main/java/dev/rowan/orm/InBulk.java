package dev.rowan.orm;

import dev.rowan.orm.model.Field;
import dev.rowan.orm.model.ModelMeta;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Rows by what a unique column of theirs is. */
final class InBulk {
    private InBulk() {}

    static <M, T extends @Nullable Object> Map<Object, T> byField(
            BaseQuery<M, T, ?> query, String name, @Nullable Collection<?> values) {
        ModelMeta<?> model = query.model();
        query.refuseCombined("inBulk");
        if (query.select().isSliced()) {
            throw new IllegalStateException("Cannot use 'limit' or 'offset' with in_bulk().");
        }
        if (query.shape != null) {
            throw new IllegalStateException("in_bulk() cannot be used with values() or values_list().");
        }
        Field<?, ?> field = name.equals("pk") ? model.concrete().primaryKeyField() : model.field(name);
        if (!field.unique() && !Ordering.isUniqueAlone(model, field)) {
            throw new IllegalArgumentException(
                    "in_bulk()'s field_name must be a unique field but '" + name + "' isn't.");
        }
        Map<Object, T> found = new LinkedHashMap<>();
        if (values != null && values.isEmpty()) {
            return found;
        }
        Database database = query.database();
        int most = Prefetching.chunk(database, field);
        BaseQuery<M, T, ?> rows = query.unordered();
        for (List<?> some : values == null ? List.of(List.of()) : Prefetching.chunks(values, most)) {
            for (T row : values == null
                    ? rows.list()
                    : rows.filter(name + "__in", some).list()) {
                found.put(
                        Objects.requireNonNull(
                                dev.rowan.orm.hydrate.Stitching.value(field, Objects.requireNonNull((Object) row))),
                        row);
            }
        }
        return found;
    }
}
