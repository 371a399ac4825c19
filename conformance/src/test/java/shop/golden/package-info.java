/** Django's recorded answers, and ours held against them. */
@NullMarked
package shop.golden;

import org.jspecify.annotations.NullMarked;
