/** From raw events to units of work, and from those to versioned files and back. */
@NullMarked
package dev.rowan.analysis.recording;

import org.jspecify.annotations.NullMarked;
