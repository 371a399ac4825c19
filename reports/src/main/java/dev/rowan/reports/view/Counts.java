package dev.rowan.reports.view;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Counts by name, in the order of the names, packed into two arrays: a large suite has half a million counts of a statement
 * in a test, and a tree of them would be a quarter of what a report holds. Immutable.
 */
public final class Counts extends AbstractMap<String, Range> {

    private final String[] names;
    private final Range[] ranges;

    private Counts(String[] names, Range[] ranges) {
        this.names = names;
        this.ranges = ranges;
    }

    /** The same counts, packed. */
    public static Counts of(Map<String, Range> counts) {
        if (counts instanceof Counts packed) {
            return packed;
        }
        String[] names = counts.keySet().toArray(String[]::new);
        Arrays.sort(names);
        Range[] ranges = new Range[names.length];
        for (int i = 0; i < names.length; i++) {
            ranges[i] = counts.getOrDefault(names[i], Range.ZERO);
        }
        return new Counts(names, ranges);
    }

    /** What both show lies in the ranges; what one of them has not is zero there. */
    Counts with(Counts other) {
        if (Arrays.equals(names, other.names)) {
            Range[] both = ranges.clone();
            for (int i = 0; i < both.length; i++) {
                both[i] = both[i].with(other.ranges[i]);
            }
            return new Counts(names, both);
        }
        SortedMap<String, Range> both = new TreeMap<>();
        forEach((name, range) -> both.put(name, range.with(other.getOrDefault(name, Range.ZERO))));
        other.forEach((name, range) -> both.putIfAbsent(name, range.with(Range.ZERO)));
        return of(both);
    }

    @Override
    public int size() {
        return names.length;
    }

    @Override
    public @Nullable Range get(@Nullable Object name) {
        int at = name instanceof String text ? Arrays.binarySearch(names, text) : -1;
        return at < 0 ? null : ranges[at];
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return get(name) != null;
    }

    @Override
    public Set<Map.Entry<String, Range>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public int size() {
                return names.length;
            }

            @Override
            public Iterator<Map.Entry<String, Range>> iterator() {
                return new Entries();
            }
        };
    }

    /** From one name to the next. */
    private final class Entries implements Iterator<Map.Entry<String, Range>> {
        private int at;

        @Override
        public boolean hasNext() {
            return at < names.length;
        }

        @Override
        public Map.Entry<String, Range> next() {
            if (!hasNext()) {
                throw new NoSuchElementException("There are " + names.length + " counts, and all were given");
            }
            return Map.entry(names[at], ranges[at++]);
        }
    }
}
