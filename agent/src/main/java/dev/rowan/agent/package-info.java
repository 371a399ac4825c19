/** The Java agent: capture at the driver, and recording. */
@NullMarked
package dev.rowan.agent;

import org.jspecify.annotations.NullMarked;
