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
 */
public record Loading(
        List<String> related, boolean allRelated, @Nullable Set<String> names, boolean only) {
    public static final Loading ALL = new Loading(List.of(), false, null, false);

    public Loading {
        related = List.copyOf(related);
        names = names == null ? null : Set.copyOf(names);
    }
}
