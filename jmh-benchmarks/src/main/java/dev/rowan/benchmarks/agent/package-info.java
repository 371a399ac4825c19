/** What watching JDBC costs: the agent, beside the wrappers that people use for it. */
@NullMarked
package dev.rowan.benchmarks.agent;

import org.jspecify.annotations.NullMarked;
