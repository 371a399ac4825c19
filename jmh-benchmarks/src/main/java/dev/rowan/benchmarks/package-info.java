/** The suites, their runner, and its table of ratios. */
@NullMarked
package dev.rowan.benchmarks;

import org.jspecify.annotations.NullMarked;
