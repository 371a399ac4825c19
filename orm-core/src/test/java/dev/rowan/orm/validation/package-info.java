/** Models with rules, in annotations and in constraints. */
@NullMarked
package dev.rowan.orm.validation;

import org.jspecify.annotations.NullMarked;
