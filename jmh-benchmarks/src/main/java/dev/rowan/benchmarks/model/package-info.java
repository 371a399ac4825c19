/** The models that the suites read and write, as a user of Rowan writes them. */
@NullMarked
package dev.rowan.benchmarks.model;

import org.jspecify.annotations.NullMarked;
