package dev.rowan.orm.compile;

import dev.rowan.orm.model.Field;
import dev.rowan.orm.model.FieldError;
import dev.rowan.orm.model.ForeignKey;
import dev.rowan.orm.model.GenericKey;
import dev.rowan.orm.model.GenericReverse;
import dev.rowan.orm.model.ManyToMany;
import dev.rowan.orm.model.ModelGraph;
import dev.rowan.orm.model.ModelMeta;
import dev.rowan.orm.model.Names;
import dev.rowan.orm.model.Relation;
import dev.rowan.orm.model.Reverse;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the names of a path mean: joins, the column at their end, and names that are left over.
 *
 * @param prefixes for each hop, how many names were read when it began
 * @param target the column at the end; for a relation the key at its far side
 * @param relation the relation that the path ends at, or null when it ends at a plain column
 * @param end the model that the path ends at
 * @param used the names that the joins and the column took
 * @param rest names that are not fields: transforms, keys, a lookup
 */
record Way(
        List<Hop> hops,
        List<Integer> prefixes,
        Hop.End target,
        @Nullable Relation relation,
        ModelMeta<?> end,
        List<String> used,
        List<String> rest) {

    /** Marks a name as the way back over a relation by its label, for relations whose way back has no name. */
    static final char BACK = '~';

    static Way of(ModelGraph graph, ModelMeta<?> from, List<String> names, List<String> annotations) {
        List<Hop> hops = new ArrayList<>();
        List<Integer> prefixes = new ArrayList<>();
        ModelMeta<?> at = from.concrete();
        Hop.End target = null;
        Relation relation = null;
        int position = 0;
        for (; position < names.size(); position++) {
            String name = names.get(position);
            Object member = name.isEmpty() ? null : member(graph, at, name);
            if (member == null) {
                if (position == 0 || name.isEmpty()) {
                    throw unknown(graph, at, name, names, position == 0 ? annotations : List.of());
                }
                break;
            }
            if (member instanceof GenericKey<?> generic) {
                throw new FieldError(
                        generic + " leads to rows of several models, and cannot be followed in a query (in \""
                                + String.join("__", names) + "\").\n  Compare it with a row by "
                                + generic.name() + "().is(row), or by \""
                                + Names.snake(generic.type().name()) + "\" and \""
                                + Names.snake(generic.key().name()) + "\"; prefetchRelated(\"" + generic.name()
                                + "\") loads the rows.");
            }
            ModelMeta<?> owner = owner(member);
            while (owner != null && at != owner && at.parent() != null) {
                hops.add(Hop.over(parentLink(at)).get(0));
                prefixes.add(position);
                at = parent(at);
            }
            if (member instanceof Field<?, ?> field && !(field instanceof ForeignKey<?>)) {
                target = Hop.End.of(field);
                relation = null;
                position++;
                break;
            }
            Relation way = (Relation) member;
            List<Hop> over = Hop.over(way);
            for (Hop hop : over) {
                hops.add(hop);
                prefixes.add(position);
            }
            at = way.target().concrete();
            relation = way;
            target =
                    way instanceof ForeignKey<?> key ? Hop.End.of(key.targetField()) : Hop.End.of(at.primaryKeyField());
        }
        if (target == null) { // a path of no names: the row itself
            target = Hop.End.of(at.primaryKeyField());
        }
        return new Way(
                hops,
                prefixes,
                target,
                relation,
                at,
                names.subList(0, position),
                names.subList(position, names.size()));
    }

    /** Whether rows can be multiplied on the way. */
    boolean many() {
        for (Hop hop : hops) {
            if (hop.many()) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable Object member(ModelGraph graph, ModelMeta<?> at, String name) {
        if (name.charAt(0) != BACK) {
            return graph.member(at, name);
        }
        int dot = name.lastIndexOf('.');
        ModelMeta<?> model = graph.byLabel(name.substring(1, dot));
        if (model == null) {
            return null;
        }
        Object relation = graph.member(model, name.substring(dot + 1));
        return relation instanceof ForeignKey<?> || relation instanceof ManyToMany<?>
                ? new Reverse(name, model.concrete(), (Relation) relation, null, null)
                : null;
    }

    private static @Nullable ModelMeta<?> owner(Object member) {
        if (member instanceof Field<?, ?> field) {
            return field.model().concrete();
        }
        if (member instanceof ManyToMany<?> many) {
            return many.model().concrete();
        }
        if (member instanceof GenericReverse generic) {
            return generic.owner();
        }
        Relation forward = ((Reverse) member).forward();
        return ((Reverse) member).name().charAt(0) == BACK
                ? null
                : forward.target().concrete();
    }

    static ForeignKey<?> parentLink(ModelMeta<?> model) {
        ForeignKey<?> link = model.parentLink();
        if (link == null) {
            throw new FieldError(model.name() + " has a parent but no link to its table.");
        }
        return link;
    }

    private static ModelMeta<?> parent(ModelMeta<?> model) {
        ModelMeta<?> parent = model.parent();
        return parent == null ? model : parent.concrete();
    }

    static FieldError unknown(
            ModelGraph graph, ModelMeta<?> model, String name, List<String> names, List<String> annotations) {
        List<String> choices = new ArrayList<>(graph.choices(model));
        choices.addAll(annotations);
        choices.sort(null);
        String whole = String.join("__", names);
        return new FieldError(model.name() + " has no field '" + name + "'"
                + (whole.equals(name) ? "" : " (in \"" + whole + "\")") + ".\n  Its fields: "
                + String.join(", ", choices)
                + "." + Names.didYouMean(name, choices));
    }
}
