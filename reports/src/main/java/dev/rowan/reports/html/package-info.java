/** The report as one HTML file that works from disk. */
@NullMarked
package dev.rowan.reports.html;

import org.jspecify.annotations.NullMarked;
