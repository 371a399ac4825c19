package dev.rowan.analysis.event;

import dev.rowan.analysis.sql.Column;

/**
 * A result column and what became of it.
 *
 * @param column its table and name, as far as known
 * @param read whether any getter asked for it
 * @param tracked in how many rows its value was looked at (key-like columns of the first rows only)
 * @param distinct how many different values those were
 */
public record ColumnUse(Column column, boolean read, int tracked, int distinct) {}
