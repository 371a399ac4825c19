package dev.rowan.orm.dialect;

/**
 * What a database can do, as data.
 *
 * @param maxBinds question marks in one statement at most
 * @param arrays whether a list is bound as one array ({@code = ANY(?)})
 * @param distinctOn whether {@code DISTINCT ON} exists
 * @param selectForUpdate whether rows can be locked by a query
 * @param skipLocked whether locked rows can be left out, or waiting refused
 * @param lockOf whether a lock can name its tables
 * @param noKeyUpdate whether {@code FOR NO KEY UPDATE} exists
 * @param aggregateFilter whether {@code FILTER (WHERE …)} exists
 * @param nullsOrdering whether {@code NULLS FIRST} exists
 * @param booleanExpressions whether a condition may stand where a value stands
 * @param compoundSlices whether parts of a set operation may carry ORDER BY and LIMIT in parentheses
 * @param returning whether {@code RETURNING} exists
 * @param jsonContains whether JSON can be asked whether it contains JSON
 * @param groupByPrimaryKey whether grouping by a key makes its other columns free to select
 * @param integerRanges whether a column of integers holds no larger ones, so that no row can equal such a number
 * @param limitNeeded what LIMIT must be written when there is an OFFSET alone, empty for nothing
 */
public record Features(
        int maxBinds,
        boolean arrays,
        boolean distinctOn,
        boolean selectForUpdate,
        boolean skipLocked,
        boolean lockOf,
        boolean noKeyUpdate,
        boolean aggregateFilter,
        boolean nullsOrdering,
        boolean booleanExpressions,
        boolean compoundSlices,
        boolean returning,
        boolean jsonContains,
        boolean groupByPrimaryKey,
        boolean integerRanges,
        String limitNeeded) {}
