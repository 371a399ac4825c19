/** Models with keys to rows of any model. */
@NullMarked
package dev.rowan.orm.generic;

import org.jspecify.annotations.NullMarked;
