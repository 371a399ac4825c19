/** Runs an example's tests under the agent, and holds what is found against the comments in its sources. */
@NullMarked
package dev.rowan.examples.verdicts;

import org.jspecify.annotations.NullMarked;
