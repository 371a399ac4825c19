/** A recording and its analysis, rearranged for reading: immutable tables that every output shares. */
@NullMarked
package dev.rowan.reports.view;

import org.jspecify.annotations.NullMarked;
