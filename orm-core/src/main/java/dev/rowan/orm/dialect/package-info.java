/** Spelling, limits and features of each database, as data with reasons. */
@NullMarked
package dev.rowan.orm.dialect;

import org.jspecify.annotations.NullMarked;
