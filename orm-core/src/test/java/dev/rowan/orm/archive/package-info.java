/** Models with lazy columns. */
@NullMarked
package dev.rowan.orm.archive;

import org.jspecify.annotations.NullMarked;
