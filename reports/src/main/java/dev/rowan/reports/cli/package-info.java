/** The command line: {@code java -jar rowan.jar}. */
@NullMarked
package dev.rowan.reports.cli;

import org.jspecify.annotations.NullMarked;
