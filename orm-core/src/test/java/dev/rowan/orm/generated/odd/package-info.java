/** Models with names that generated code uses itself. */
@NullMarked
package dev.rowan.orm.generated.odd;

import org.jspecify.annotations.NullMarked;
