/** What happened, as detectors see it: units of work and their aggregated steps; immutable. */
@NullMarked
package dev.rowan.analysis.event;

import org.jspecify.annotations.NullMarked;
