package dev.rowan.orm.model;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The models that a class loader can see, from the lists that the processor writes into each module. */
public final class Models {
    private static final String LIST = "META-INF/rowan/models";

    private Models() {}

    /** The graph of all models, of every module that the loader sees, whether their classes were used yet or not. */
    public static ModelGraph load(ClassLoader loader) {
        return ModelGraph.of(all(loader));
    }

    /** The descriptions of all models that a loader sees. */
    public static List<ModelMeta<?>> all(ClassLoader loader) {
        return names(loader).stream()
                .<ModelMeta<?>>map(name -> meta(loader, name))
                .toList();
    }

    private static Set<String> names(ClassLoader loader) {
        Set<String> names = new LinkedHashSet<>();
        try {
            for (URL list : Collections.list(loader.getResources(LIST))) {
                try (BufferedReader in =
                        new BufferedReader(new InputStreamReader(list.openStream(), StandardCharsets.UTF_8))) {
                    in.lines().filter(line -> !line.isBlank()).forEach(names::add);
                }
            }
        } catch (IOException unreadable) {
            throw new RowanException("Cannot read the lists of models, " + LIST + ".", unreadable);
        }
        return names;
    }

    private static ModelMeta<?> meta(ClassLoader loader, String name) {
        try {
            return (ModelMeta<?>)
                    Class.forName(name, true, loader).getField("META").get(null);
        } catch (ReflectiveOperationException | LinkageError stale) {
            throw new RowanException(
                    LIST + " lists " + name + ", which cannot be loaded.\n  Compile the module again from scratch.",
                    stale);
        }
    }

    /** A model by its label, {@code blog.Post}, for a key that names its target in a string; found at first use. */
    public static Supplier<ModelMeta<?>> named(Class<?> from, String label) {
        return new Supplier<>() {
            private volatile @Nullable ModelMeta<?> found;

            @Override
            public ModelMeta<?> get() {
                ModelMeta<?> known = found;
                if (known == null) {
                    known = find(from, label);
                    found = known;
                }
                return known;
            }
        };
    }

    private static ModelMeta<?> find(Class<?> from, String label) {
        List<ModelMeta<?>> all = all(from.getClassLoader());
        for (ModelMeta<?> model : all) {
            if (model.label().equals(label) || model.type().getName().equals(label)) {
                return model;
            }
        }
        List<String> labels = all.stream().map(ModelMeta::label).sorted().toList();
        throw new FieldError(
                from.getSimpleName() + " points to a model '" + label + "' that does not exist.\n  Models: "
                        + String.join(", ", labels) + "." + Names.didYouMean(label, labels));
    }
}
