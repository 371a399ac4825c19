package dev.rowan.orm;

import dev.rowan.orm.model.Field;
import dev.rowan.orm.model.ForeignKey;
import dev.rowan.orm.model.GenericReverse;
import dev.rowan.orm.model.LinkTable;
import dev.rowan.orm.model.ManyToMany;
import dev.rowan.orm.model.ModelMeta;
import dev.rowan.orm.model.Names;
import dev.rowan.orm.model.OnDelete;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a delete of a model's rows reaches: known from the models and the listeners, without a look at any row. */
final class Reach {
    private final Database database;

    /**
     * A link table without a model of its own, as seen from one end, or from both.
     *
     * @param label under which its rows are counted
     * @param columns that hold the end's key
     */
    record Links(String label, String table, List<String> columns, Field<?, ?> end) {
        Links {
            columns = List.copyOf(columns);
        }
    }

    Reach(Database database) {
        this.database = database;
    }

    /**
     * Whether rows of the model can go unread: nobody hears of it, and nothing points to them.
     *
     * @param from the key that leads to them, or null
     */
    boolean isUnread(ModelMeta<?> model, @Nullable ForeignKey<?> from) {
        if (from != null && from.onDelete() != OnDelete.CASCADE) {
            return false;
        }
        if (database.signals().hearsDeletesOf(model.type())) {
            return false;
        }
        ForeignKey<?> parentLink = model.concrete().parentLink();
        if (parentLink != null && parentLink != from) {
            return false;
        }
        return database.models().keysTo(model).stream().allMatch(Reach::isLeftAlone)
                && database.models().genericsOf(model).isEmpty()
                && linksOf(model.concrete()).isEmpty();
    }

    private static boolean isLeftAlone(ForeignKey<?> key) {
        return switch (key.onDelete()) {
            case DO_NOTHING, DB_CASCADE, DB_SET_NULL, DB_SET_DEFAULT -> true;
            default -> false;
        };
    }

    /** The model's own table and those of its parents, unless the parents stay. */
    private static List<ModelMeta<?>> tables(ModelMeta<?> model, boolean keepParents) {
        List<ModelMeta<?>> tables = new ArrayList<>();
        for (ModelMeta<?> at = model.concrete(); at != null; at = keepParents ? null : at.parent()) {
            tables.add(at);
        }
        return tables;
    }

    /** The keys to the model's rows that a delete has to look at; the link of the rows to their own parents is none. */
    List<ForeignKey<?>> keysTo(ModelMeta<?> model, boolean keepParents) {
        List<ModelMeta<?>> own = tables(model, false);
        List<ForeignKey<?>> keys = new ArrayList<>();
        for (ModelMeta<?> at : tables(model, keepParents)) {
            for (ForeignKey<?> key : database.models().keysTo(at)) {
                boolean ownChild = key.parentLink() && own.contains(key.model().concrete());
                if (!isLeftAlone(key) && !ownChild) {
                    keys.add(key);
                }
            }
        }
        return keys;
    }

    List<GenericReverse> genericsOf(ModelMeta<?> model) {
        return database.models().genericsOf(model);
    }

    List<Links> linksOf(ModelMeta<?> model, boolean keepParents) {
        List<Links> links = new ArrayList<>();
        tables(model, keepParents).forEach(at -> links.addAll(linksOf(at)));
        return links;
    }

    private List<Links> linksOf(ModelMeta<?> table) {
        List<Links> links = new ArrayList<>();
        for (ModelMeta<?> other : database.models().models()) {
            if (other.isProxy()) {
                continue;
            }
            for (ManyToMany<?> many : other.manyToMany()) {
                boolean ends = other.concrete() == table || many.target().concrete() == table;
                if (many.throughModel() == null && ends) {
                    links.add(links(many, table));
                }
            }
        }
        return links;
    }

    private static Links links(ManyToMany<?> many, ModelMeta<?> end) {
        LinkTable link = many.link();
        boolean source = many.model().concrete() == end;
        List<String> columns = new ArrayList<>();
        if (source) {
            columns.add(link.sourceColumn());
        }
        if (many.target().concrete() == end) {
            columns.add(link.targetColumn());
        }
        String label = many.model().label() + "_" + Names.snake(many.name());
        return new Links(label, link.table(), columns, source ? link.source() : link.target());
    }
}
