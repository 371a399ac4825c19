/** Models whose primary key has several columns. */
@NullMarked
package dev.rowan.orm.composite;

import org.jspecify.annotations.NullMarked;
