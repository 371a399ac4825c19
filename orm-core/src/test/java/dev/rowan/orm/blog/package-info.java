/** A small blog: models and rows for the tests of reading and writing. */
@NullMarked
package dev.rowan.orm.blog;

import org.jspecify.annotations.NullMarked;
