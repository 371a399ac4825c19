/** Abstract parents, in a package that their children are not in. */
@NullMarked
package dev.rowan.orm.generated.base;

import org.jspecify.annotations.NullMarked;
