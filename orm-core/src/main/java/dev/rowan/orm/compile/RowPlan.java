package dev.rowan.orm.compile;

import dev.rowan.orm.model.Field;
import dev.rowan.orm.model.FieldType;
import dev.rowan.orm.model.ModelMeta;
import dev.rowan.orm.model.Relation;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the columns of a result become. Column indexes count from 1. */
public sealed interface RowPlan {
    /** The columns that are values of their own: annotations of objects, items of tuples. */
    List<Output> outputs();

    /** Each row is an object of the model, with related objects and annotations. */
    record Objects(Entity root, List<Output> outputs) implements RowPlan {
        public Objects {
            outputs = List.copyOf(outputs);
        }
    }

    /** Each row is a tuple of values, in the order that was asked for. */
    record Tuples(List<Output> outputs) implements RowPlan {
        public Tuples {
            outputs = List.copyOf(outputs);
        }
    }

    /**
     * An object of a model inside a row.
     *
     * @param fields the columns to read, each with its index; parents' columns first
     * @param deferred the positions in {@link ModelMeta#allFields()} that were left out, or null for none
     * @param keyIndex the column of the primary key, by whose NULL a missing related object is known
     */
    record Entity(
            ModelMeta<?> model,
            List<FieldAt> fields,
            @Nullable BitSet deferred,
            int keyIndex,
            List<Related> related) {
        public Entity {
            fields = List.copyOf(fields);
            related = List.copyOf(related);
        }
    }

    /** A field and the column that it is read from. */
    record FieldAt(Field<?, ?> field, int index) {}

    /**
     * An object joined by {@code selectRelated}.
     *
     * @param relation a {@code ForeignKey} or a one-to-one's way back; any relation, when it is filtered
     * @param name what a filtered relation is called, or null
     * @param direct whether the object's own key, turned round, leads to the row
     */
    record Related(Relation relation, @Nullable String name, boolean direct, Entity entity) {
        Related(Relation relation, Entity entity) {
            this(relation, null, true, entity);
        }
    }

    /**
     * A value under a name; a null type takes the column as the driver gives it.
     *
     * @param parts of a key of several columns, each with its own index; none for a single value
     */
    record Output(String name, int index, @Nullable FieldType<?, ?> type, List<Output> parts) {
        public Output {
            parts = List.copyOf(parts);
        }

        public Output(String name, int index, @Nullable FieldType<?, ?> type) {
            this(name, index, type, List.of());
        }

        /** The list of the values of these columns. */
        Output(String name, List<Output> parts) {
            this(name, parts.get(0).index(), null, parts);
        }

        /** Where the value is read from. */
        List<Integer> places() {
            return parts.isEmpty()
                    ? List.of(index)
                    : parts.stream().map(Output::index).toList();
        }

        /** The same value read from here on. */
        Output from(int first) {
            if (parts.isEmpty()) {
                return new Output(name, first, type);
            }
            List<Output> moved = new java.util.ArrayList<>();
            parts.forEach(part -> moved.add(part.from(first + moved.size())));
            return new Output(name, moved);
        }
    }
}
