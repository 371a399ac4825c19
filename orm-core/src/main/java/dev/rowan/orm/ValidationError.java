package dev.rowan.orm;

import dev.rowan.orm.model.RowanException;
import dev.rowan.orm.model.Validator.Fault;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What validation found wrong with a row: faults by the name of their field, and those of the row as a whole. */
public final class ValidationError extends RowanException {
    private static final long serialVersionUID = 1L;

    /** The name that faults of the whole row stand under. */
    public static final String WHOLE_ROW = "__all__";

    @SuppressWarnings("serial") // faults are records of texts, in lists that are serialisable
    private final Map<String, List<Fault>> faults;

    ValidationError(String model, Map<String, List<Fault>> faults) {
        super(message(model, faults));
        Map<String, List<Fault>> copy = new LinkedHashMap<>();
        faults.forEach((field, found) -> copy.put(field, List.copyOf(found)));
        this.faults = Collections.unmodifiableMap(copy);
    }

    /** The faults by field, in the order in which they were found. */
    public Map<String, List<Fault>> faults() {
        return faults;
    }

    /** The sentences for a person, by field. */
    public Map<String, List<String>> messages() {
        Map<String, List<String>> messages = new LinkedHashMap<>();
        faults.forEach((field, found) ->
                messages.put(field, found.stream().map(Fault::message).toList()));
        return messages;
    }

    private static String message(String model, Map<String, List<Fault>> faults) {
        List<String> lines = new ArrayList<>();
        faults.forEach((field, found) ->
                found.forEach(fault -> lines.add((field.equals(WHOLE_ROW) ? "" : field + ": ") + fault.message())));
        return model + " is not valid.\n  " + String.join("\n  ", lines);
    }
}
