package dev.rowan.orm;

import dev.rowan.orm.model.Source;
import java.util.function.Function;

/**
 * The base of a queryset class with methods of one's own, Django's {@code QuerySet.as_manager()}.
 *
 * <pre>{@code
 * public final class PostQuerySet extends CustomQuerySet<Post, PostQuerySet> {
 *     public PostQuerySet(Source<Post> source) { super(source, PostQuerySet::new); }
 *     public PostQuerySet published() { return filter(Post_.published.isTrue()); }
 * }
 * }</pre>
 */
public abstract class CustomQuerySet<M extends Model, S extends CustomQuerySet<M, S>> extends BaseQuery<M, M, S> {
    protected CustomQuerySet(Source<M> source, Function<Source<M>, S> remake) {
        super(source, remake);
    }
}
