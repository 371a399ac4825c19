/** The way without an agent: P6Spy tells what a wrapped data source is asked. */
@NullMarked
package dev.rowan.testing.wrapped;

import org.jspecify.annotations.NullMarked;
