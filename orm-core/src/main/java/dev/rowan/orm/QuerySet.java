package dev.rowan.orm;

import dev.rowan.orm.model.Source;

/** Rows of a model: lazy, immutable, and cached once read. */
public class QuerySet<M extends Model> extends CustomQuerySet<M, QuerySet<M>> {
    public QuerySet(Source<M> source) {
        super(source, QuerySet::new);
    }
}
