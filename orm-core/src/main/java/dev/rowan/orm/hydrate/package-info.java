/** From the rows of a result to objects and tuples, by the plan that was compiled with the statement. */
@NullMarked
package dev.rowan.orm.hydrate;

import org.jspecify.annotations.NullMarked;
