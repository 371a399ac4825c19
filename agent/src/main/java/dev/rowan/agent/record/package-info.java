/** From what the probes saw to the events of {@code analysis}: scopes, call sites, results, files. */
@NullMarked
package dev.rowan.agent.record;

import org.jspecify.annotations.NullMarked;
