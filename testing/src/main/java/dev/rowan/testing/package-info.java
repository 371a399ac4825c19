/** JUnit 5: budgets, and real databases for tests. */
@NullMarked
package dev.rowan.testing;

import org.jspecify.annotations.NullMarked;
