/** A shop: products in categories, orders of them. */
@NullMarked
package store;

import org.jspecify.annotations.NullMarked;
