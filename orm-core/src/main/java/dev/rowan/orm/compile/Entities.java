package dev.rowan.orm.compile;

import dev.rowan.orm.model.Field;
import dev.rowan.orm.model.FieldError;
import dev.rowan.orm.model.ForeignKey;
import dev.rowan.orm.model.GenericKey;
import dev.rowan.orm.model.ModelMeta;
import dev.rowan.orm.model.Names;
import dev.rowan.orm.model.Relation;
import dev.rowan.orm.model.Reverse;
import dev.rowan.orm.query.Loading;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The columns of whole rows: the model's, its parents', and those of related rows that come along. */
final class Entities {
    /** Django's limit for {@code select_related()} without names. */
    private static final int DEPTH = 5;

    private final Building building;
    private final Scope scope;

    Entities(Building building) {
        this.building = building;
        this.scope = building.scope;
    }

    /** The column of a field of the queried model or one of its parents. */
    Column column(Field<?, ?> field) {
        return column(scope.base, scope.model, field);
    }

    private Column column(Table table, ModelMeta<?> model, Field<?, ?> field) {
        Table at = table;
        ModelMeta<?> owner = model.concrete();
        while (owner != field.model().concrete() && owner.parent() != null) {
            Hop up = Hop.over(Way.parentLink(owner)).get(0);
            at = scope.joined(at, up);
            owner = up.model() == null ? owner : up.model();
        }
        return new Column(at, field.column(), field.type(), field.nullable(), field.name());
    }

    /** Selects a whole row and what comes along with it. */
    RowPlan.Entity root(SelectText text, Map<String, Table> tables) {
        Loading loading = building.select.loading();
        Map<String, Object> related = new LinkedHashMap<>();
        for (String path : loading.related()) {
            Map<String, Object> at = related;
            for (String name : path.split("__", -1)) {
                at = child(at, name);
            }
        }
        tables.put("self", scope.base);
        scope.filtered.refuse(loading);
        Map<String, Object> filtered = new LinkedHashMap<>(related);
        filtered.keySet().retainAll(scope.filtered.names());
        related.keySet().removeAll(filtered.keySet());
        RowPlan.Entity own = entity(
                text,
                scope.base,
                building.select.model(),
                new Mask(loading.names(), loading.only(), loading.lazyToo()),
                loading.related().isEmpty() && loading.allRelated() ? null : related,
                0,
                "",
                tables);
        return filtered.isEmpty() ? own : withFiltered(own, filtered, text, tables);
    }

    /** The rows of filtered relations come along under the relations' names. */
    private RowPlan.Entity withFiltered(
            RowPlan.Entity own, Map<String, Object> filtered, SelectText text, Map<String, Table> tables) {
        List<RowPlan.Related> all = new ArrayList<>(own.related());
        filtered.forEach((name, further) -> {
            Way way = scope.way(List.of(name));
            List<Table> joins = scope.join(way, null);
            Table table = joins.get(joins.size() - 1);
            tables.put(name, table);
            @SuppressWarnings("unchecked")
            Map<String, Object> inner = (Map<String, Object>) further;
            RowPlan.Entity entity =
                    entity(text, table, way.end(), new Mask(null, false, false), inner, 1, name, tables);
            all.add(new RowPlan.Related(
                    Objects.requireNonNull(way.relation()), name, way.hops().size() == 1, entity));
        });
        return new RowPlan.Entity(own.model(), own.fields(), own.deferred(), own.keyIndex(), all);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> child(Map<String, Object> at, String name) {
        return (Map<String, Object>) at.computeIfAbsent(name, key -> new LinkedHashMap<String, Object>());
    }

    private RowPlan.Entity entity(
            SelectText text,
            Table table,
            ModelMeta<?> model,
            Mask mask,
            @Nullable Map<String, Object> related,
            int depth,
            String prefix,
            Map<String, Table> tables) {
        Loaded loaded = loaded(model, mask);
        List<RowPlan.FieldAt> fields = new ArrayList<>();
        int position = 0;
        int keyIndex = 0;
        BitSet deferred = new BitSet();
        Field<?, ?> key = model.concrete().primaryKey().get(0);
        for (Field<?, ?> field : model.allFields()) {
            if (loaded.fields() == null || loaded.fields().contains(field)) {
                text.items.add(new SelectText.Item(column(table, model, field), null));
                fields.add(new RowPlan.FieldAt(field, text.items.size()));
                if (field == key) {
                    keyIndex = text.items.size();
                }
            } else {
                deferred.set(position);
            }
            position++;
        }
        List<RowPlan.Related> further = new ArrayList<>();
        for (Map.Entry<Relation, @Nullable Map<String, Object>> next :
                relations(model, related, depth).entrySet()) {
            Relation relation = next.getKey();
            check(model, relation, loaded);
            Table to = over(table, model, relation);
            String path = prefix.isEmpty() ? relation.name() : prefix + "__" + relation.name();
            tables.put(path, to);
            tables.put(Names.snake(path), to);
            further.add(new RowPlan.Related(
                    relation,
                    entity(
                            text,
                            to,
                            relation.target(),
                            mask.under(relation.name()),
                            next.getValue(),
                            depth + 1,
                            path,
                            tables)));
        }
        return new RowPlan.Entity(model, fields, deferred.isEmpty() ? null : deferred, keyIndex, further);
    }

    private Table over(Table table, ModelMeta<?> model, Relation relation) {
        Hop hop;
        ModelMeta<?> owner;
        if (relation instanceof ForeignKey<?> key) {
            hop = Hop.over(key).get(0);
            owner = key.model().concrete();
        } else {
            hop = Hop.over((Reverse) relation).get(0);
            owner = ((Reverse) relation).forward().target().concrete();
        }
        Table at = table;
        ModelMeta<?> here = model.concrete();
        while (here != owner && here.parent() != null) {
            Hop up = Hop.over(Way.parentLink(here)).get(0);
            at = scope.joined(at, up);
            here = up.model() == null ? here : up.model();
        }
        return scope.joined(at, hop);
    }

    private Map<Relation, @Nullable Map<String, Object>> relations(
            ModelMeta<?> model, @Nullable Map<String, Object> wanted, int depth) {
        Map<Relation, @Nullable Map<String, Object>> found = new LinkedHashMap<>();
        if (wanted == null) {
            for (Field<?, ?> field : model.allFields()) {
                if (depth < DEPTH && field instanceof ForeignKey<?> key && !key.nullable() && !key.parentLink()) {
                    found.put(key, null);
                }
            }
            return found;
        }
        wanted.forEach((name, inner) -> {
            Object member = scope.context.graph.member(model, name);
            boolean one = member instanceof ForeignKey<?> || (member instanceof Reverse back && !back.toMany());
            if (!one) {
                throw invalid(model, name, member);
            }
            @SuppressWarnings("unchecked")
            Map<String, Object> further = (Map<String, Object>) inner;
            found.put((Relation) member, further);
        });
        return found;
    }

    private FieldError invalid(ModelMeta<?> model, String name, @Nullable Object member) {
        TreeSet<String> choices = new TreeSet<>();
        for (String choice : scope.context.graph.choices(model)) {
            Object other = scope.context.graph.member(model, choice);
            if (other instanceof ForeignKey<?> || (other instanceof Reverse back && !back.toMany())) {
                choices.add(choice);
            }
        }
        String why = member == null
                ? model.name() + " has no relation '" + name + "'"
                : member instanceof Relation
                        ? model.name() + "." + name + " leads to several rows"
                        : model.name() + "." + name + " is not a relation";
        return new FieldError("Invalid field name given in selectRelated: '" + name + "': " + why + ".\n  Choices are: "
                + (choices.isEmpty() ? "(none)" : String.join(", ", choices)) + "." + Names.didYouMean(name, choices));
    }

    private static void check(ModelMeta<?> model, Relation relation, Loaded loaded) {
        if (relation instanceof Field<?, ?> field
                && loaded.fields() != null
                && !loaded.fields().contains(field)) {
            throw new FieldError("Field " + model.name() + "." + field.name() + " cannot be both deferred and traversed"
                    + " using selectRelated at the same time.");
        }
    }

    /** The fields that are read; null for all. */
    private record Loaded(@Nullable Set<Field<?, ?>> fields) {}

    private Loaded loaded(ModelMeta<?> model, Mask mask) {
        boolean all = mask.names() == null || (mask.only() && mask.names().isEmpty());
        boolean only = mask.only() && !all;
        Set<Field<?, ?>> named = new LinkedHashSet<>();
        if (!only && !mask.lazyToo()) {
            model.allFields().stream().filter(Field::lazy).forEach(named::add);
        }
        if (all && named.isEmpty()) {
            return new Loaded(null);
        }
        for (String name : mask.names() == null ? Set.<String>of() : mask.names()) {
            int cut = name.indexOf("__");
            String first = cut < 0 ? name : name.substring(0, cut);
            Object member = scope.context.graph.member(model, first);
            if (member == null) {
                throw Way.unknown(scope.context.graph, model, first, List.of(name.split("__", -1)), List.of());
            }
            if (member instanceof Field<?, ?> field && (only || cut < 0)) {
                named.add(field);
            }
            if (member instanceof GenericKey<?> generic) {
                named.add(generic.type());
                named.add(generic.key());
            }
        }
        Set<Field<?, ?>> fields = new LinkedHashSet<>();
        ModelMeta<?> concrete = model.concrete();
        for (Field<?, ?> field : model.allFields()) {
            boolean key = field.primaryKey() && (field.model().concrete() == concrete || concrete.parent() != null);
            if (key || named.contains(field) == only) {
                fields.add(field);
            }
        }
        return new Loaded(fields.size() == model.allFields().size() ? null : fields);
    }

    /** The names of {@code only} or {@code defer} at one level. */
    private record Mask(@Nullable Set<String> names, boolean only, boolean lazyToo) {
        Mask under(String relation) {
            if (names == null) {
                return this;
            }
            Set<String> under = new LinkedHashSet<>();
            for (String name : names) {
                for (String start : List.of(relation + "__", Names.snake(relation) + "__")) {
                    if (name.startsWith(start)) {
                        under.add(name.substring(start.length()));
                    }
                }
            }
            return under.isEmpty() ? new Mask(null, false, lazyToo) : new Mask(under, only, lazyToo);
        }
    }
}
