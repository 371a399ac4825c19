package dev.rowan.orm;

import dev.rowan.orm.model.ForeignKey;
import dev.rowan.orm.model.GenericReverse;
import dev.rowan.orm.model.ModelMeta;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The way from the first rows of a delete to all that go with them, relation by relation and depth first, as Django's
 * collector goes it; what stands in the way is told before anything is lost.
 *
 * <p>The steps are a list and no recursion, so that a long chain of rows does not end in a stack overflow.
 *
 * @param <W> rows of one model that were found together
 */
final class Collecting<W> {
    private final Reach reach;
    private final Gathering<W> gathering;
    private final Replacements replacements;
    private final TableOrder order = new TableOrder();
    private final Deque<Step> steps = new ArrayDeque<>();

    Collecting(Reach reach, Gathering<W> gathering, Replacements replacements) {
        this.reach = reach;
        this.replacements = replacements;
        this.gathering = gathering;
    }

    /** Rows that were found together, and the relations to them that were not looked at yet. */
    private final class Step {
        final ModelMeta<?> model;
        final W gone;

        /** What led here from the step below; null for the first rows and over a generic key. */
        final @Nullable ForeignKey<?> over;

        final Iterator<ForeignKey<?>> keys;
        final Iterator<GenericReverse> generics;
        final Map<ModelMeta<?>, List<ForeignKey<?>>> unread = new LinkedHashMap<>();
        final Map<String, Set<Model>> protecting = new LinkedHashMap<>();

        Step(ModelMeta<?> model, W gone, @Nullable ForeignKey<?> over, boolean keepParents) {
            this.model = model;
            this.gone = gone;
            this.over = over;
            keys = reach.keysTo(model, keepParents).iterator();
            generics = reach.genericsOf(model).iterator();
        }
    }

    /** In which order the tables lose their rows. */
    List<ModelMeta<?>> order() {
        return order.sorted();
    }

    /** Collects what goes with the first rows, which are gathered already, as far as there is room. */
    void collect(ModelMeta<?> model, W first, boolean keepParents) {
        order.arrived(model);
        enter(model, first, null, keepParents);
        while (!steps.isEmpty() && !gathering.isFull()) {
            advance(steps.element());
        }
        if (gathering.isFull()) {
            return;
        }
        Map<String, Set<Model>> restricting = gathering.stillRestricting();
        if (!restricting.isEmpty()) {
            throw new RestrictedError(
                    message(model, "restricted", restricting.keySet()), together(restricting.values()));
        }
    }

    private void enter(ModelMeta<?> model, W fresh, @Nullable ForeignKey<?> over, boolean keepParents) {
        ModelMeta<?> child = model;
        W rows = fresh;
        ModelMeta<?> parent = keepParents ? null : model.concrete().parent();
        while (parent != null && rows != null) {
            order.arrived(parent);
            order.after(parent, child);
            rows = gathering.above(parent, rows);
            child = parent;
            parent = parent.concrete().parent();
        }
        reach.linksOf(model, keepParents).forEach(links -> gathering.unlink(links, fresh));
        steps.push(new Step(model, fresh, over, keepParents));
    }

    private void advance(Step step) {
        if (step.keys.hasNext()) {
            follow(step, step.keys.next());
        } else if (!step.protecting.isEmpty()) {
            refuse(new ProtectedError(
                    message(step.model, "protected", step.protecting.keySet()), together(step.protecting.values())));
        } else if (step.generics.hasNext()) {
            follow(step, step.generics.next());
        } else {
            step.unread.forEach((other, keys) -> gathering.unread(other, keys, step.gone));
            steps.pop();
        }
    }

    private void follow(Step step, ForeignKey<?> key) {
        if (reach.isUnread(key.model(), key)) {
            step.unread.computeIfAbsent(key.model(), model -> new ArrayList<>()).add(key);
            return;
        }
        switch (key.onDelete()) {
            case SET_NULL -> gathering.replace(key, null, step.gone);
            case SET_DEFAULT, SET -> replace(step, key);
            case PROTECT -> protect(step, key, gathering.protecting(key, step.gone));
            case RESTRICT -> {
                if (gathering.restricting(key, step.gone)) {
                    order.after(key.target(), key.model());
                }
            }
            default -> cascade(step, key);
        }
    }

    private void cascade(Step step, ForeignKey<?> key) {
        Found<W> found = gathering.pointing(key, step.gone);
        if (!found.any()) {
            return;
        }
        order.arrived(key.model());
        if (!key.nullable()) {
            order.after(key.target(), key.model());
        }
        if (found.fresh() != null) {
            enter(key.model(), found.fresh(), key, false);
        }
    }

    /** No key of the database's holds these rows, so that they may go whenever. */
    private void follow(Step step, GenericReverse back) {
        ModelMeta<?> other = back.target();
        if (reach.isUnread(other, null)) {
            gathering.unread(back, step.gone);
            return;
        }
        Found<W> found = gathering.leading(back, step.gone);
        if (found.any()) {
            order.arrived(other);
        }
        if (found.fresh() != null) {
            enter(other, found.fresh(), null, false);
        }
    }

    /** A value that a method makes, which may write rows itself, is made only where it is used. */
    private void replace(Step step, ForeignKey<?> key) {
        if (gathering.isPointedTo(key, step.gone)) {
            gathering.replace(key, replacements.next(key), step.gone);
        }
    }

    private static void protect(Collecting<?>.Step step, ForeignKey<?> key, Set<Model> rows) {
        if (!rows.isEmpty()) {
            step.protecting
                    .computeIfAbsent(name(key), other -> new LinkedHashSet<>())
                    .addAll(rows);
        }
    }

    /** The rows below a key are told of as if that key protected; only the first model is named. */
    private void refuse(ProtectedError refused) {
        while (!steps.isEmpty()) {
            ForeignKey<?> over = steps.pop().over;
            if (over != null) {
                protect(steps.element(), over, refused.rows());
                return;
            }
        }
        throw refused;
    }

    static String name(ForeignKey<?> key) {
        return "'" + key.model().name() + "." + key.name() + "'";
    }

    private static Set<Model> together(Collection<Set<Model>> rows) {
        Set<Model> all = new LinkedHashSet<>();
        rows.forEach(all::addAll);
        return all;
    }

    private static String message(ModelMeta<?> model, String how, Collection<String> keys) {
        return "Cannot delete some instances of model '" + model.name() + "' because they are referenced through " + how
                + " foreign keys: " + String.join(", ", keys) + ".";
    }
}
