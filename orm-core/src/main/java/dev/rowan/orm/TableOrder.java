package dev.rowan.orm;

import dev.rowan.orm.model.ModelMeta;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** In which order the tables of a delete lose their rows: rows go before what they point to. */
final class TableOrder {
    private final Set<ModelMeta<?>> arrived = new LinkedHashSet<>();
    private final Map<ModelMeta<?>, Set<ModelMeta<?>>> earlier = new HashMap<>();

    void arrived(ModelMeta<?> model) {
        arrived.add(model);
    }

    /** The model's rows can only go after those of the other. */
    void after(ModelMeta<?> model, ModelMeta<?> first) {
        arrived.add(first);
        earlier.computeIfAbsent(model.concrete(), other -> new HashSet<>()).add(first.concrete());
    }

    /** In the order of their arrival when the dependencies are a circle. */
    List<ModelMeta<?>> sorted() {
        Set<ModelMeta<?>> sorted = new LinkedHashSet<>();
        Set<ModelMeta<?>> done = new HashSet<>();
        boolean found = true;
        while (sorted.size() < arrived.size() && found) {
            found = false;
            for (ModelMeta<?> model : arrived) {
                if (!sorted.contains(model) && done.containsAll(earlier.getOrDefault(model.concrete(), Set.of()))) {
                    sorted.add(model);
                    done.add(model.concrete());
                    found = true;
                }
            }
        }
        return new ArrayList<>(found ? sorted : arrived);
    }
}
