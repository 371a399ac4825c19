/** What writing many rows costs. */
@NullMarked
package dev.rowan.benchmarks.bulk;

import org.jspecify.annotations.NullMarked;
