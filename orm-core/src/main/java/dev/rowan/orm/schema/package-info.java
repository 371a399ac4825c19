/** What tables a graph of models has, and the statements that make and drop them. */
@NullMarked
package dev.rowan.orm.schema;

import org.jspecify.annotations.NullMarked;
