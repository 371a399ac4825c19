package dev.rowan.analysis.sql;

import java.util.List;
import java.util.Set;

/**
 * A statement without its values: all texts that differ only in literals, binds, list lengths, comments, case and
 * white space are one statement.
 *
 * @param fingerprint 16 hexadecimal digits of a hash of {@code sql}; equal for equal structure, on any machine
 * @param sql the normalised text; {@code ?} stands for any value, {@code (?…)} for any list of them
 * @param verb what it does
 * @param tables the tables named, the written or first selected one first, without schema
 * @param keys the columns that its conditions compare with values, in order of appearance, each once
 * @param columns the select list where it can be told from the text, else empty ({@code *}, expressions get a label)
 * @param written the columns that an insert or update sets, in order
 * @param traits further properties
 */
public record SqlStatement(
        String fingerprint,
        String sql,
        Verb verb,
        List<String> tables,
        List<Key> keys,
        List<Column> columns,
        List<String> written,
        Set<Trait> traits) {

    public SqlStatement {
        tables = List.copyOf(tables);
        keys = List.copyOf(keys);
        columns = List.copyOf(columns);
        written = List.copyOf(written);
        traits = Set.copyOf(traits);
    }

    public boolean has(Trait trait) {
        return traits.contains(trait);
    }

    /** The first table, or "" when the text names none. */
    public String table() {
        return tables.isEmpty() ? "" : tables.get(0);
    }

    /** Statements are the same when their structure is: the rest follows from it. */
    @Override
    public boolean equals(Object other) {
        return other instanceof SqlStatement that && sql.equals(that.sql);
    }

    @Override
    public int hashCode() {
        return sql.hashCode();
    }

    @Override
    public String toString() {
        return sql;
    }
}
