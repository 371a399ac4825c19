package dev.rowan.orm;

import dev.rowan.orm.model.Validator.Fault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The faults of a row as they are found; a model's own {@link Model#clean} adds to them. Not thread-safe. */
public final class Faults {
    private final String model;
    private final Map<String, List<Fault>> found = new LinkedHashMap<>();

    Faults(String model) {
        this.model = model;
    }

    /** A fault of a field, or of something inside its value ({@code address.street}). */
    public void add(String field, String code, String message) {
        found.computeIfAbsent(field, name -> new ArrayList<>()).add(new Fault(code, message));
    }

    /** A fault of the row as a whole. */
    public void add(String code, String message) {
        add(ValidationError.WHOLE_ROW, code, message);
    }

    /** The fields that have faults, in their values' insides too. */
    Set<String> fields() {
        Set<String> fields = new LinkedHashSet<>();
        found.keySet().forEach(path -> fields.add(AnnotationRules.root(path)));
        return fields;
    }

    void refuse() {
        if (!found.isEmpty()) {
            throw new ValidationError(model, found);
        }
    }
}
