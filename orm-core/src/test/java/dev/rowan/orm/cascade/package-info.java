/** Companies and their ships: rows that point to each other over keys of every rule. */
@NullMarked
package dev.rowan.orm.cascade;

import org.jspecify.annotations.NullMarked;
