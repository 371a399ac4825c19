/** The ORM at run time: models, querysets, SQL, rows. */
@NullMarked
package dev.rowan.orm;

import org.jspecify.annotations.NullMarked;
