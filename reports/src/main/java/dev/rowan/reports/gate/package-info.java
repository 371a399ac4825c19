/** Rules, baselines, and the decision whether a build may pass. */
@NullMarked
package dev.rowan.reports.gate;

import org.jspecify.annotations.NullMarked;
