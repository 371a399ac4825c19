package dev.rowan.orm.execute;

import dev.rowan.orm.compile.Parameter;
import dev.rowan.orm.compile.Statement;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a statement, as the map that observers and tools read; its keys are {@link StatementObserver}'s.
 *
 * <p>A view of what is there anyway: most statements run with nobody listening, and a hash table filled for each of
 * them cost as much as reading a row. Not thread-safe.
 */
final class StatementEvent extends AbstractMap<String, Object> {
    private static final List<String> KEYS = List.of(
            "id",
            "database",
            "sql",
            "binds",
            "cause",
            "model",
            "relation",
            "parent",
            "parentSql",
            "parentCallSite",
            "siblings",
            "callSite",
            "rows",
            "nanos",
            "error");

    private final long id;
    private final String database;
    private final Statement statement;
    private final Origin origin;
    private final @Nullable String callSite;
    private long rows = -1;

    /** What came in while the statement ran, and what tools put beside it. */
    private @Nullable Map<String, Object> later;

    StatementEvent(long id, String database, Statement statement, Origin origin, @Nullable String callSite) {
        this.id = id;
        this.database = database;
        this.statement = statement;
        this.origin = origin;
        this.callSite = callSite;
    }

    long id() {
        return id;
    }

    @Nullable
    String callSite() {
        return callSite;
    }

    /** How many rows were read or changed. */
    void rows(long count) {
        rows = count;
    }

    @Override
    public @Nullable Object get(@Nullable Object key) {
        Object put = later == null ? null : later.get(key);
        return put == null && key instanceof String name ? known(name) : put;
    }

    private @Nullable Object known(String key) {
        Origin.Parent parent = origin.parent();
        return switch (key) {
            case "id" -> id;
            case "database" -> database;
            case "sql" -> statement.sql();
            case "binds" -> values(statement);
            case "cause" -> origin.cause().id();
            case "model" -> origin.model();
            case "relation" -> origin.relation();
            case "parent" -> parent == null ? null : parent.statement();
            case "parentSql" -> parent == null ? null : parent.sql();
            case "parentCallSite" -> parent == null ? null : parent.callSite();
            case "siblings" -> parent == null ? null : parent.siblings();
            case "callSite" -> callSite;
            case "rehearsal" -> origin.rehearsal();
            case "rows" -> rows < 0 ? null : rows;
            default -> null;
        };
    }

    static List<@Nullable Object> values(Statement statement) {
        List<@Nullable Object> values = new ArrayList<>(statement.parameters().size());
        for (Parameter parameter : statement.parameters()) {
            values.add(parameter.carrier());
        }
        return values;
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return get(key) != null;
    }

    @Override
    public @Nullable Object put(String key, Object value) {
        if (later == null) {
            later = new LinkedHashMap<>(4);
        }
        Object before = get(key);
        later.put(key, value);
        return before;
    }

    /** What is there now; a copy, which later changes do not reach. */
    @Override
    public Set<Entry<String, Object>> entrySet() {
        Map<String, Object> all = new LinkedHashMap<>();
        for (String key : KEYS) {
            Object value = get(key);
            if (value != null) {
                all.put(key, value);
            }
        }
        if (later != null) {
            all.putAll(later);
        }
        return all.entrySet();
    }
}
