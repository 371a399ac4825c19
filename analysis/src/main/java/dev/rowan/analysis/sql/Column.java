package dev.rowan.analysis.sql;

/**
 * A column of a table, both in lower case unless quoted; either is empty where it is not known.
 *
 * @param table the table without schema and alias, or ""
 * @param name the column, or a label where the column is computed, or ""
 */
public record Column(String table, String name) implements Comparable<Column> {

    @Override
    public int compareTo(Column other) {
        int byTable = table.compareTo(other.table);
        return byTable != 0 ? byTable : name.compareTo(other.name);
    }

    /** {@code owners.id}, or the name alone where the table is not known. */
    @Override
    public String toString() {
        return table.isEmpty() ? name : table + "." + name;
    }
}
