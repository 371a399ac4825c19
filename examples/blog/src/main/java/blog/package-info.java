/** A blog as Django's tutorial would have it, with its planted faults. */
@NullMarked
package blog;

import org.jspecify.annotations.NullMarked;
