/** The annotation processor: typed paths for models. */
@NullMarked
package dev.rowan.orm.processor;

import org.jspecify.annotations.NullMarked;
