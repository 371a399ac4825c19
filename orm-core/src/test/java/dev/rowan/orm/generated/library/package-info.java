/** Models with a field of every kind, for the tests of what is generated for them. */
@NullMarked
package dev.rowan.orm.generated.library;

import org.jspecify.annotations.NullMarked;
