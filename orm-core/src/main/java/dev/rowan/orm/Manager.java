package dev.rowan.orm;

import dev.rowan.orm.model.ModelMeta;

/**
 * A model's root queryset, Django's {@code objects}: all rows, never cached, so that each question asks anew.
 *
 * <pre>{@code
 * for (Author each : Author.objects.filter(Author_.name.startsWith("J"))) {
 *     System.out.println(each.name);
 * }
 * }</pre>
 *
 * <p>A model declares it: {@code public static final Manager<Author> objects = Author_.manager();}. With methods of
 * one's own it is a {@link CustomQuerySet}.
 */
public final class Manager<M extends Model> extends QuerySet<M> {
    public Manager(ModelMeta<M> meta) {
        super(meta);
    }
}
