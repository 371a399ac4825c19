package dev.rowan.orm.model;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One relation that one statement loaded along with its rows. The holders that it filled point here until something
 * looks at them; they hear of the first look each, and of no other.
 *
 * <p>Not thread-safe, like the rows.
 */
public final class Fetched {
    private final Map<String, Object> words = new HashMap<>();
    private final Consumer<Map<String, Object>> looked;
    private int holders;
    private int rows;

    /**
     * @param relation {@code Post.author}
     * @param kind {@code join} or {@code prefetch}
     * @param looked is told for each holder that something looks at
     */
    public Fetched(String relation, String kind, Consumer<Map<String, Object>> looked) {
        words.put("relation", relation);
        words.put("kind", kind);
        this.looked = looked;
    }

    public void fills(RefSlot slot) {
        RefSlot.filledBy(slot, this);
        holders++;
        rows++;
    }

    public void fills(ManySlot slot, int related) {
        ManySlot.filledBy(slot, this);
        holders++;
        rows += related;
    }

    /** What it filled since the last call, in words that a tool may add to; null when that was nothing. */
    public @Nullable Map<String, Object> filled(String sql) {
        if (holders == 0) {
            return null;
        }
        words.put("sql", sql);
        words.put("holders", holders);
        words.put("rows", rows);
        holders = 0;
        rows = 0;
        return words;
    }

    void looked() {
        looked.accept(words);
    }
}
