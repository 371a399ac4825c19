/** The agent's entrance. Everything else is in {@code boot}, {@code capture} and {@code record}. */
@NullMarked
package dev.rowan.agent;

import org.jspecify.annotations.NullMarked;
