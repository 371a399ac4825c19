package dev.rowan.orm.model;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The options of a table, Django's {@code class Meta}.
 *
 * @param ordering names of fields, {@code -} for descending; relations follow their own model's ordering
 * @param naturalKey names of the fields that together tell a row from all others outside of this database
 * @param constraints made at first use, since a typed one comes from the model's static method
 */
public record TableOptions(
        List<String> ordering,
        List<String> getLatestBy,
        List<String> naturalKey,
        Supplier<List<IndexSpec>> indexes,
        Supplier<List<ConstraintSpec>> constraints,
        boolean managed,
        @Nullable String verboseName,
        @Nullable String verboseNamePlural,
        @Nullable String comment) {

    public static final TableOptions NONE =
            new TableOptions(List.of(), List.of(), List.of(), List::of, List::of, true, null, null, null);

    public TableOptions withOrdering(String... fields) {
        return new TableOptions(
                List.of(fields),
                getLatestBy,
                naturalKey,
                indexes,
                constraints,
                managed,
                verboseName,
                verboseNamePlural,
                comment);
    }

    public TableOptions withGetLatestBy(String... fields) {
        return new TableOptions(
                ordering,
                List.of(fields),
                naturalKey,
                indexes,
                constraints,
                managed,
                verboseName,
                verboseNamePlural,
                comment);
    }

    public TableOptions withNaturalKey(String... fields) {
        return new TableOptions(
                ordering,
                getLatestBy,
                List.of(fields),
                indexes,
                constraints,
                managed,
                verboseName,
                verboseNamePlural,
                comment);
    }

    public TableOptions withIndexes(Supplier<List<IndexSpec>> more) {
        return new TableOptions(
                ordering, getLatestBy, naturalKey, more, constraints, managed, verboseName, verboseNamePlural, comment);
    }

    public TableOptions withConstraints(Supplier<List<ConstraintSpec>> more) {
        return new TableOptions(
                ordering, getLatestBy, naturalKey, indexes, more, managed, verboseName, verboseNamePlural, comment);
    }

    public TableOptions unmanaged() {
        return new TableOptions(
                ordering,
                getLatestBy,
                naturalKey,
                indexes,
                constraints,
                false,
                verboseName,
                verboseNamePlural,
                comment);
    }

    public TableOptions withVerboseNames(@Nullable String one, @Nullable String many) {
        return new TableOptions(ordering, getLatestBy, naturalKey, indexes, constraints, managed, one, many, comment);
    }

    public TableOptions withComment(String text) {
        return new TableOptions(
                ordering, getLatestBy, naturalKey, indexes, constraints, managed, verboseName, verboseNamePlural, text);
    }
}
