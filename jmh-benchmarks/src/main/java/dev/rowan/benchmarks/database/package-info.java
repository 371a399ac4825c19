/** The server that the suites start, and the rows in it. */
@NullMarked
package dev.rowan.benchmarks.database;

import org.jspecify.annotations.NullMarked;
