/** One class per rule: a recording in, sightings out; nothing here knows a file or a clock. */
@NullMarked
package dev.rowan.analysis.detect;

import org.jspecify.annotations.NullMarked;
