/** Models whose keys leave deleting to the database. */
@NullMarked
package dev.rowan.orm.kept;

import org.jspecify.annotations.NullMarked;
