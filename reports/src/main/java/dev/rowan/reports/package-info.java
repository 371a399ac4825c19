/** Recordings to HTML, SARIF and JUnit XML; the gate and the command line. */
@NullMarked
package dev.rowan.reports;

import org.jspecify.annotations.NullMarked;
