package dev.rowan.orm.query;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which columns and related rows come along.
 *
 * @param related relations to join, as dotted Java or Django paths ({@code author__mentor})
 * @param allRelated Django's {@code select_related()} without arguments: every key that is not nullable
 * @param names the columns of {@code only} or {@code defer}, or null for all columns
 * @param only whether {@code names} are the ones to load rather than the ones to leave out
 * @param lazyToo whether lazy columns come along, as {@code deferNone} asks; {@code only} names those that it wants
 */
public record Loading(
        List<String> related, boolean allRelated, @Nullable Set<String> names, boolean only, boolean lazyToo) {
    public static final Loading ALL = new Loading(List.of(), false, null, false);

    public Loading(List<String> related, boolean allRelated, @Nullable Set<String> names, boolean only) {
        this(related, allRelated, names, only, false);
    }

    public Loading {
        related = List.copyOf(related);
        names = names == null ? null : Set.copyOf(names);
    }

    public Loading relating(List<String> paths, boolean all) {
        return new Loading(paths, all, names, only, lazyToo);
    }

    public Loading naming(@Nullable Set<String> columns, boolean wanted, boolean lazy) {
        return new Loading(related, allRelated, columns, wanted, lazy);
    }
}
