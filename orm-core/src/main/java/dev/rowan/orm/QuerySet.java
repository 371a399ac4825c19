package dev.rowan.orm;

import dev.rowan.orm.model.Source;

/**
 * Rows of a model: lazy, immutable, and cached once read.
 *
 * <pre>{@code
 * QuerySet<Author> janes = Author.objects.filter(Author_.name.eq("Jane"));   // no statement yet
 * List<Author> rows = janes.orderBy(Author_.email.asc()).limit(10).list();   // one statement
 * }</pre>
 */
public class QuerySet<M extends Model> extends CustomQuerySet<M, QuerySet<M>> {
    public QuerySet(Source<M> source) {
        super(source, QuerySet::new);
    }
}
