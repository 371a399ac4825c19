/** The tables as Ebean's users describe them; the build puts into these classes what Ebean needs in them. */
@NullMarked
package dev.rowan.benchmarks.ebean;

import org.jspecify.annotations.NullMarked;
