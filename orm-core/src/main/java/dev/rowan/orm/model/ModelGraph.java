package dev.rowan.orm.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * All models that a database knows, with the ways back between them.
 *
 * <p>Immutable, safe for any thread. Made once when a database starts; a clash of names across modules is told
 * there.
 */
public final class ModelGraph {
    private final List<ModelMeta<?>> models;
    private final Map<ModelMeta<?>, Map<String, Reverse>> reverses = new HashMap<>();
    private final Map<ModelMeta<?>, List<GenericReverse>> generics = new HashMap<>();
    private final Map<Relation, Reverse> backOver = new HashMap<>();
    private final Map<ModelMeta<?>, List<ForeignKey<?>>> keysTo = new HashMap<>();
    /** Names that were asked for and mean something; what means nothing is not kept, so that this stays small. */
    private final Map<ModelMeta<?>, Map<String, Object>> known = new ConcurrentHashMap<>();

    private final Map<String, ModelMeta<?>> byLabel = new LinkedHashMap<>();

    private ModelGraph(Collection<ModelMeta<?>> all) {
        models = List.copyOf(withContentTypes(all));
        for (ModelMeta<?> model : models) {
            ModelMeta<?> other = byLabel.put(model.label(), model);
            if (other != null) {
                throw new RowanException("Two models are called " + model.label() + ": "
                        + other.type().getName() + " and " + model.type().getName()
                        + ".\n  Give one another app in @Table(app = …).");
            }
        }
        oneModelPerTable();
        for (ModelMeta<?> model : models) {
            if (!model.isProxy()) {
                model.foreignKeys().forEach(key -> add(key.target(), key.hidden(), key.relatedQueryName(), model, key));
                model.manyToMany()
                        .forEach(many -> add(many.target(), many.hidden(), many.relatedQueryName(), model, many));
            }
        }
        models.stream().filter(model -> !model.isProxy()).forEach(this::generics);
    }

    /** Generic keys bring the model of content types along, which no module lists. */
    private static Collection<ModelMeta<?>> withContentTypes(Collection<ModelMeta<?>> all) {
        Collection<ModelMeta<?>> more = new java.util.LinkedHashSet<>(all);
        for (ModelMeta<?> model : all) {
            model.generics().forEach(generic -> more.add(generic.type().target()));
        }
        return more;
    }

    /** The ways back over generic keys that a model declares, or a parent, whose own lead to other rows. */
    @SuppressWarnings("unchecked")
    private void generics(ModelMeta<?> model) {
        for (ModelMeta<?> at = model; at != null; at = at.parent()) {
            for (DeclaredReverse<?> declared : at.declaredReverses()) {
                GenericKey<?> forward = generic(declared.source().get(), declared.forward());
                if (forward != null && declared.many() != null && models.contains(forward.model())) {
                    generics.computeIfAbsent(model, key -> new ArrayList<>())
                            .add(new GenericReverse(
                                    declared.name(), forward, model, (Function<Object, ManySlot>) declared.many()));
                }
            }
        }
    }

    private static @Nullable GenericKey<?> generic(ModelMeta<?> source, String name) {
        for (ModelMeta<?> at = source.concrete(); at != null; at = at.parent()) {
            for (GenericKey<?> generic : at.generics()) {
                if (generic.name().equals(name)) {
                    return generic;
                }
            }
        }
        return null;
    }

    /** The ways back over generic keys that end at a model, parents' included as its own. */
    public List<GenericReverse> genericsOf(ModelMeta<?> model) {
        return generics.getOrDefault(model.concrete(), List.of());
    }

    /** Two models may share a table only when one of them is unmanaged: it is made once. */
    private void oneModelPerTable() {
        Map<String, ModelMeta<?>> byTable = new HashMap<>();
        for (ModelMeta<?> model : models) {
            if (model.isProxy() || !model.options().managed()) {
                continue;
            }
            ModelMeta<?> other = byTable.put(model.table(), model);
            if (other != null) {
                throw new RowanException("Two models have the table " + model.table() + ": " + other.label() + " and "
                        + model.label() + ".\n  Give one another name in @Table(name = …), make it a proxy, or say"
                        + " managed = false.");
            }
        }
    }

    /** The graph of these models. */
    public static ModelGraph of(Collection<? extends ModelMeta<?>> models) {
        return new ModelGraph(new java.util.LinkedHashSet<ModelMeta<?>>(models));
    }

    private void add(ModelMeta<?> target, boolean hidden, String name, ModelMeta<?> source, Relation forward) {
        if (forward instanceof ForeignKey<?> key) {
            keysTo.computeIfAbsent(target.concrete(), model -> new ArrayList<>())
                    .add(key);
        }
        if (hidden) {
            backOver.put(forward, new Reverse(hiddenName(source, forward), source, forward, null, null));
            return;
        }
        Map<String, Reverse> names = reverses.computeIfAbsent(target.concrete(), key -> new LinkedHashMap<>());
        Reverse reverse = declared(target.concrete(), name, source, forward);
        backOver.put(forward, reverse);
        Reverse taken = names.putIfAbsent(reverse.name(), reverse);
        if (taken != null || target.concrete().fieldOrNull(reverse.name()) != null) {
            Object other = taken != null ? taken.forward() : target.concrete().fieldOrNull(reverse.name());
            throw new RowanException("The way back '" + reverse.name() + "' of " + forward + " clashes with " + other
                    + ".\n  Give one of them another relatedName.");
        }
    }

    /** No user can write this name, since a "+" is no part of a Java name; related rows are asked for by it. */
    private static String hiddenName(ModelMeta<?> source, Relation forward) {
        return source.label() + "." + forward.name() + "+";
    }

    @SuppressWarnings("unchecked")
    private static Reverse declared(ModelMeta<?> target, String name, ModelMeta<?> source, Relation forward) {
        for (DeclaredReverse<?> declared : target.declaredReverses()) {
            boolean mirrors = declared.source().get().concrete() == source
                    && declared.forward().equals(forward.name());
            if (mirrors) {
                return new Reverse(
                        declared.name(), source, forward, (Function<Object, ManySlot>) declared.many(), (Function<
                                        Object, RefSlot>)
                                declared.one());
            }
        }
        return new Reverse(name, source, forward, null, null);
    }

    public List<ModelMeta<?>> models() {
        return models;
    }

    public @Nullable ModelMeta<?> byLabel(String label) {
        return byLabel.get(label);
    }

    /** The ways back that end at a model's own table, parents' not included. */
    public Collection<Reverse> reversesOf(ModelMeta<?> model) {
        return reverses.getOrDefault(model.concrete(), Map.of()).values();
    }

    /** The way back over a relation, also over a hidden one; {@link #member} knows its name. */
    public Reverse back(Relation forward) {
        Reverse known = backOver.get(forward);
        if (known == null) {
            throw new RowanException(forward + " belongs to a model that this database does not know.");
        }
        return known;
    }

    /** All keys that point to a model's own table, hidden ones included. */
    public List<ForeignKey<?>> keysTo(ModelMeta<?> model) {
        return keysTo.getOrDefault(model.concrete(), List.of());
    }

    /**
     * What a name means on a model, its parents included: a {@link Field} (a {@link ForeignKey} under its name and
     * its attribute), a {@link ManyToMany}, a {@link GenericKey}, a {@link Reverse}, a
     * {@link GenericReverse}; null when it means nothing.
     * {@code pk} is the primary key.
     */
    public @Nullable Object member(ModelMeta<?> model, String name) {
        if (name.equals("pk")) {
            return model.concrete().primaryKeyField();
        }
        Map<String, Object> names = known.computeIfAbsent(model.concrete(), key -> new ConcurrentHashMap<>());
        Object found = names.get(name);
        for (ModelMeta<?> at = model.concrete(); at != null && found == null; at = at.parent()) {
            found = own(at, name);
            if (found != null) {
                names.put(name, found);
            }
        }
        return found;
    }

    private @Nullable Object own(ModelMeta<?> model, String name) {
        Field<?, ?> field = model.fieldOrNull(name);
        if (field != null) {
            return field;
        }
        for (ManyToMany<?> many : model.manyToMany()) {
            if (many.name().equals(name) || Names.snake(many.name()).equals(name)) {
                return many;
            }
        }
        for (GenericKey<?> generic : model.generics()) {
            if (generic.name().equals(name) || Names.snake(generic.name()).equals(name)) {
                return generic;
            }
        }
        for (GenericReverse generic : genericsOf(model)) {
            if (generic.name().equals(name) || Names.snake(generic.name()).equals(name)) {
                return generic;
            }
        }
        Map<String, Reverse> back = reverses.getOrDefault(model, Map.of());
        Reverse exact = back.get(name);
        if (exact != null) {
            return exact;
        }
        for (Reverse reverse : back.values()) {
            if (Names.snake(reverse.name()).equals(name)) {
                return reverse;
            }
        }
        return name.endsWith("+") ? hidden(model, name) : null;
    }

    private @Nullable Reverse hidden(ModelMeta<?> model, String name) {
        for (Reverse reverse : backOver.values()) {
            if (reverse.name().equals(name) && reverse.forward().target().concrete() == model) {
                return reverse;
            }
        }
        return null;
    }

    /** The names that {@link #member} knows on a model, sorted, for messages. */
    public List<String> choices(ModelMeta<?> model) {
        TreeSet<String> names = new TreeSet<>();
        for (ModelMeta<?> at = model.concrete(); at != null; at = at.parent()) {
            at.fields().forEach(field -> names.add(field.name()));
            at.manyToMany().forEach(many -> names.add(many.name()));
            at.generics().forEach(generic -> names.add(generic.name()));
            reversesOf(at).forEach(reverse -> names.add(reverse.name()));
            genericsOf(at).forEach(reverse -> names.add(reverse.name()));
        }
        return new ArrayList<>(names);
    }
}
