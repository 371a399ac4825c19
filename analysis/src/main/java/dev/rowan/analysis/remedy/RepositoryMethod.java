package dev.rowan.analysis.remedy;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A method of a Spring Data repository, and what Spring Data calls its like for many keys.
 *
 * @param repository what a field with it may be called: {@code petRepository}
 * @param name {@code findByOwnerId}
 */
record RepositoryMethod(String repository, String name) {

    private static final Set<String> BY_ID =
            Set.of("findById", "getById", "getOne", "getReferenceById", "findOne", "existsById");

    /** One property that is compared for equality; two, or another comparison, have no such name for many keys. */
    private static final Pattern BY_PROPERTY =
            Pattern.compile("((?:find|read|get|query|search|stream)(?:(?!By)\\w)*By)([A-Z]\\w*?)(OrderBy[A-Z]\\w*)?");

    private static final Pattern MORE_THAN_EQUAL =
            Pattern.compile(".*[a-z](?:And|Or|In|Not|Like|Containing|Contains|Between|Before|After|Null|True|False|With"
                    + "|IgnoreCase|Equals|Is|Than|ThanEqual|Near|Within|Exists|Empty|Regex|Matches)(?:[A-Z]\\w*)?");

    /** {@code PetRepository.findById} in two; nothing but names when the text is none. */
    static RepositoryMethod of(String method) {
        int dot = method.indexOf('.');
        return dot <= 0
                ? new RepositoryMethod("", "")
                : new RepositoryMethod(
                        Character.toLowerCase(method.charAt(0)) + method.substring(1, dot), method.substring(dot + 1));
    }

    /** {@code PetRepository.findById}. */
    String written() {
        return Character.toUpperCase(repository.charAt(0)) + repository.substring(1) + "." + name;
    }

    /** Whether every repository has it: a repository's own begin otherwise, or say by what they find. */
    boolean isInherited() {
        return name.equals("findAll") || name.equals("findAllById") || name.equals("findById");
    }

    boolean isById() {
        return BY_ID.contains(name);
    }

    /** An entity whose key is assigned is looked up before it is inserted. */
    boolean saves() {
        return name.startsWith("save");
    }

    /** {@code existsByOwnerId}: that there is a row is all that is asked. */
    boolean asksForExistence() {
        return name.startsWith("existsBy") && !isById();
    }

    /** {@code petRepository.findByOwnerIdIn(keys)}; "" where no name is known for it. */
    String forMany() {
        if (isById()) {
            return repository + ".findAllById(ids)";
        }
        Matcher derived = BY_PROPERTY.matcher(name);
        if (!derived.matches() || MORE_THAN_EQUAL.matcher(derived.group(2)).matches()) {
            return "";
        }
        String order = derived.group(3) == null ? "" : derived.group(3);
        return repository + "." + derived.group(1) + derived.group(2) + "In" + order + "(keys)";
    }
}
