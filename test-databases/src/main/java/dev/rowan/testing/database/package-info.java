/**
 * Real databases for tests: an empty one for each test class, the statements that reached it, and no connection left
 * open. Imports nothing of ours, so that every module's tests can use it.
 */
@NullMarked
package dev.rowan.testing.database;

import org.jspecify.annotations.NullMarked;
