/** Random questions over random rows, answered by each database and by hand. */
@NullMarked
package dev.rowan.orm.property;

import org.jspecify.annotations.NullMarked;
