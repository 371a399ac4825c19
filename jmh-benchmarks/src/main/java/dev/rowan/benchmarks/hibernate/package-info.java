/** Hibernate, on the same tables. */
@NullMarked
package dev.rowan.benchmarks.hibernate;

import org.jspecify.annotations.NullMarked;
