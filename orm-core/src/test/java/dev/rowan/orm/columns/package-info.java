/** What can be asked of columns of each kind, and what a table can say of them. */
@NullMarked
package dev.rowan.orm.columns;

import org.jspecify.annotations.NullMarked;
