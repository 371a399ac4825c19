/** prepare-agent, report and check in a Maven build. */
@NullMarked
package dev.rowan.maven;

import org.jspecify.annotations.NullMarked;
