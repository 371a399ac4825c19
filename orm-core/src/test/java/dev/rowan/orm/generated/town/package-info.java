/** Children of every kind. */
@NullMarked
package dev.rowan.orm.generated.town;

import org.jspecify.annotations.NullMarked;
