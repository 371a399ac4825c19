/** The sealed, immutable tree of a query: what is asked, never how a database spells it. */
@NullMarked
package dev.rowan.orm.query;

import org.jspecify.annotations.NullMarked;
