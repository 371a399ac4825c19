package dev.rowan.orm;

import java.util.Set;

/**
 * What {@link Model#fullClean(Cleaning)} leaves out. Immutable.
 *
 * @param excluded names of fields that are not checked, nor anything that needs them
 * @param unique whether unique fields are looked up
 * @param constraints whether constraints of several columns are held against the database
 */
public record Cleaning(Set<String> excluded, boolean unique, boolean constraints) {
    public static final Cleaning ALL = new Cleaning(Set.of(), true, true);

    public Cleaning {
        excluded = Set.copyOf(excluded);
    }

    public Cleaning excluding(String... fields) {
        return new Cleaning(Set.of(fields), unique, constraints);
    }

    public Cleaning withoutUnique() {
        return new Cleaning(excluded, false, constraints);
    }

    public Cleaning withoutConstraints() {
        return new Cleaning(excluded, unique, false);
    }
}
