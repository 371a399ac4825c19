/** What following relations costs, by each strategy, near the server and far from it. */
@NullMarked
package dev.rowan.benchmarks.prefetch;

import org.jspecify.annotations.NullMarked;
