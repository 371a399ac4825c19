package dev.rowan.orm;

import dev.rowan.orm.model.ModelMeta;

/** A model's root queryset, {@code Author.objects}: all rows, never cached. */
public final class Manager<M extends Model> extends QuerySet<M> {
    public Manager(ModelMeta<M> meta) {
        super(meta);
    }
}
