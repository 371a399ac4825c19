package dev.rowan.orm.model;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The table of a many-to-many relation: {@code sourceColumn} points to {@code source}, {@code targetColumn} to
 * {@code target}.
 *
 * @param through the user's model, or null when the table has just an id and the two keys
 */
public record LinkTable(
        String table,
        String sourceColumn,
        String targetColumn,
        Field<?, ?> source,
        Field<?, ?> target,
        @Nullable ModelMeta<?> through) {

    static LinkTable of(
            ManyToMany<?> relation,
            @Nullable String table,
            @Nullable String throughSource,
            @Nullable String throughTarget) {
        ModelMeta<?> owner = relation.model().concrete();
        ModelMeta<?> target = relation.target().concrete();
        ModelMeta<?> through = relation.throughModel();
        if (through != null) {
            ForeignKey<?> from = key(relation, through, owner, throughSource, null);
            ForeignKey<?> to = key(relation, through, target, throughTarget, from);
            return new LinkTable(
                    through.table(), from.column(), to.column(), from.targetField(), to.targetField(), through);
        }
        String left = owner.name().toLowerCase(Locale.ROOT);
        String right = target.name().toLowerCase(Locale.ROOT);
        boolean same = owner == target;
        return new LinkTable(
                table != null ? table : owner.table() + "_" + Names.snake(relation.name()),
                (same ? "from_" + left : left) + "_id",
                (same ? "to_" + right : right) + "_id",
                owner.singleKey(relation),
                target.singleKey(relation),
                null);
    }

    private static ForeignKey<?> key(
            ManyToMany<?> relation,
            ModelMeta<?> through,
            ModelMeta<?> wanted,
            @Nullable String named,
            @Nullable ForeignKey<?> taken) {
        if (named != null && !named.isEmpty()) {
            return (ForeignKey<?>) through.field(named);
        }
        List<ForeignKey<?>> keys = through.foreignKeys().stream()
                .filter(key -> key.target().concrete() == wanted && key != taken)
                .toList();
        if (keys.isEmpty()) {
            throw new FieldError(through.name() + " has no foreign key to " + wanted.name() + ", which " + relation
                    + " goes through.\n  Add one, or name both keys in throughFields.");
        }
        return keys.get(0);
    }
}
