package dev.rowan.analysis.event;

import dev.rowan.analysis.sql.SqlStatement;
import org.HdrHistogram.Histogram;

/**
 * How long a statement took, over all its executions but the first in each JVM.
 *
 * @param statement which
 * @param first nanoseconds of each JVM's first execution, summed; it pays for parsing, planning and class loading
 * @param firsts how many first executions that are
 * @param histogram nanoseconds, 2 significant digits; do not change it
 */
public record Latency(SqlStatement statement, long first, long firsts, Histogram histogram) {}
