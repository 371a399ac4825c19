/** The way without an agent: P6Spy tells what a data source is asked, and the recorder of {@code analysis} takes it down. */
@NullMarked
package dev.rowan.p6spy;

import org.jspecify.annotations.NullMarked;
