/** What reading costs: many rows, one row, and the making of a statement. */
@NullMarked
package dev.rowan.benchmarks.reads;

import org.jspecify.annotations.NullMarked;
