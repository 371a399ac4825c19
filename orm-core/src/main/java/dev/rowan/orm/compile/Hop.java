package dev.rowan.orm.compile;

import dev.rowan.orm.model.Field;
import dev.rowan.orm.model.FieldError;
import dev.rowan.orm.model.FieldType;
import dev.rowan.orm.model.ForeignKey;
import dev.rowan.orm.model.GenericKey;
import dev.rowan.orm.model.GenericReverse;
import dev.rowan.orm.model.LinkTable;
import dev.rowan.orm.model.ManyToMany;
import dev.rowan.orm.model.ModelMeta;
import dev.rowan.orm.model.Relation;
import dev.rowan.orm.model.Reverse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One join: from a column of the table before to a column of the next.
 *
 * @param model the model of the next table; null for the link table of a relation without a model of its own
 * @param many whether the join can multiply rows
 * @param direct whether the key is on the near side, so that the far key can be read without the join
 * @param kind what else a row of the next table must have, or null
 * @param filter the name of the filtered relation whose condition the join carries, or null
 */
record Hop(
        String table,
        @Nullable ModelMeta<?> model,
        End from,
        End to,
        boolean many,
        boolean direct,
        boolean nullable,
        @Nullable Kind kind,
        @Nullable String filter) {

    Hop(String table, @Nullable ModelMeta<?> model, End from, End to, boolean many, boolean direct, boolean nullable) {
        this(table, model, from, to, many, direct, nullable, null, null);
    }

    /** A column of the next table that must have the content type of a model. */
    record Kind(End column, ModelMeta<?> model) {}

    /** The same join with a condition, which may leave a row without a partner. */
    Hop filteredBy(String name) {
        return new Hop(table, model, from, to, many, direct, true, kind, name);
    }

    boolean filtered() {
        return filter != null;
    }

    /** A column at one end of a join. */
    record End(
            String column,
            Field<?, ?> typed,
            boolean nullable,
            @Nullable Field<?, ?> field) {
        static End of(Field<?, ?> field) {
            return new End(field.column(), field, field.nullable(), field);
        }

        FieldType<?, ?> type() {
            return typed.type();
        }

        /** The field's name for messages. */
        String label() {
            return field == null ? column : field.name();
        }
    }

    static List<Hop> over(Relation relation) {
        if (relation instanceof ForeignKey<?> key) {
            return over(key);
        }
        if (relation instanceof ManyToMany<?> many) {
            return over(many, false);
        }
        return relation instanceof GenericReverse generic ? over(generic) : over((Reverse) relation);
    }

    static List<Hop> over(ForeignKey<?> key) {
        ModelMeta<?> target = key.target().concrete();
        return List.of(new Hop(
                key.targetField().model().table(),
                target,
                End.of(key),
                End.of(key.targetField()),
                false,
                true,
                key.nullable()));
    }

    static List<Hop> over(ManyToMany<?> relation, boolean backwards) {
        LinkTable link = relation.link();
        ModelMeta<?> through = link.through();
        End source = new End(link.sourceColumn(), link.source(), nullable(through, link.sourceColumn()), null);
        End target = new End(link.targetColumn(), link.target(), nullable(through, link.targetColumn()), null);
        End near = backwards ? target : source;
        End far = backwards ? source : target;
        Field<?, ?> nearKey = backwards ? link.target() : link.source();
        Field<?, ?> farKey = backwards ? link.source() : link.target();
        return List.of(
                new Hop(link.table(), through, End.of(nearKey), near, true, false, true),
                new Hop(
                        farKey.model().table(),
                        farKey.model().concrete(),
                        far,
                        End.of(farKey),
                        false,
                        true,
                        far.nullable()));
    }

    private static boolean nullable(@Nullable ModelMeta<?> through, String column) {
        return through != null
                && through.fields().stream().anyMatch(f -> f.column().equals(column) && f.nullable());
    }

    static List<Hop> over(Reverse reverse) {
        if (reverse.forward() instanceof ForeignKey<?> key) {
            return List.of(new Hop(
                    key.model().concrete().table(),
                    key.model().concrete(),
                    End.of(key.targetField()),
                    End.of(key),
                    reverse.toMany(),
                    false,
                    true));
        }
        return over((ManyToMany<?>) reverse.forward(), true);
    }

    static List<Hop> over(GenericReverse reverse) {
        GenericKey<?> key = reverse.forward();
        Field<?, ?> near = reverse.owner().primaryKeyField();
        if (near.type().kind() != key.key().type().kind()) {
            throw new FieldError(reverse + " cannot be joined: " + key + " keeps keys as "
                    + key.key().type().javaType().getSimpleName() + ", and "
                    + reverse.owner().name() + "." + near.name() + " is a "
                    + near.type().javaType().getSimpleName()
                    + ".\n  Ask a row for its " + reverse.name() + ", or prefetch them; @Generic(key = …) says how keys"
                    + " are kept.");
        }
        ModelMeta<?> source = key.model().concrete();
        Kind kind = new Kind(End.of(key.type()), reverse.owner().concrete());
        return List.of(new Hop(source.table(), source, End.of(near), End.of(key.key()), true, false, true, kind, null));
    }
}
