package dev.rowan.orm;

import dev.rowan.orm.model.Relation;
import dev.rowan.orm.query.Select;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** New rows at the other end of a to-many relation: they point to the owner, or are linked to it once they are stored. */
final class RelatedCreation<T extends Model> {
    private final Model owner;
    private final Relation relation;
    private final @Nullable Pointing pointing;

    RelatedCreation(Model owner, Relation relation) {
        this.owner = owner;
        this.relation = relation;
        this.pointing = Pointing.of(owner, relation);
    }

    T create(Consumer<? super T> fill) {
        Database database = Lazily.writing(owner);
        database.signals().initializing(relation.target().type(), database);
        @SuppressWarnings("unchecked") // the relation leads to rows of T
        T row = (T) relation.target().create();
        if (pointing != null) {
            pointing.take(row);
        }
        fill.accept(row);
        database.signals().initialized(row, database);
        row.save(Save.inserting().using(database.alias()));
        link(row);
        return row;
    }

    /** @param related the rows that are related to the owner now */
    CustomQuerySet.Got<T> getOrCreate(
            QuerySet<T> related, List<Assignment<? super T>> lookups, List<Assignment<? super T>> defaults) {
        return linked(searched(related).getOrCreate(pointed(lookups), defaults));
    }

    /** @param related the rows that are related to the owner now */
    CustomQuerySet.Got<T> updateOrCreate(
            QuerySet<T> related, List<Assignment<? super T>> lookups, List<Assignment<? super T>> defaults) {
        return linked(searched(related).updateOrCreate(pointed(lookups), defaults));
    }

    /** A key that points back is one of the values looked up and created; over links, the queryset is filtered. */
    private QuerySet<T> searched(QuerySet<T> related) {
        return pointing == null
                ? related
                : related.with(Select.of(related.select().model()));
    }

    @SuppressWarnings("unchecked") // the values are of the rows at the other end
    private List<Assignment<? super T>> pointed(List<Assignment<? super T>> lookups) {
        List<Assignment<? super T>> all = new ArrayList<>(lookups);
        if (pointing != null) {
            pointing.values().forEach(value -> all.add((Assignment<? super T>) (Assignment<?>) value));
        }
        return all;
    }

    private CustomQuerySet.Got<T> linked(CustomQuerySet.Got<T> got) {
        if (got.created()) {
            link(got.row());
        }
        return got;
    }

    private void link(T row) {
        if (pointing == null) {
            new Linking(owner, relation).add(List.of(row), null);
        }
    }
}
