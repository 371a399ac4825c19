/** JUnit 5: what a test may ask of the database, and what it did ask. */
@NullMarked
package dev.rowan.testing;

import org.jspecify.annotations.NullMarked;
