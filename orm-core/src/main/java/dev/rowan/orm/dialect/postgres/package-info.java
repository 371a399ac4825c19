/** PostgreSQL: its own types on the wire, arrays for lists. */
@NullMarked
package dev.rowan.orm.dialect.postgres;

import org.jspecify.annotations.NullMarked;
