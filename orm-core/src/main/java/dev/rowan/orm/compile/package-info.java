/** From a query tree and a dialect to SQL, binds, and a plan of the rows. */
@NullMarked
package dev.rowan.orm.compile;

import org.jspecify.annotations.NullMarked;
