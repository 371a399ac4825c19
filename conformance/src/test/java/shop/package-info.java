/** The models of the corpus, as Django's {@code shop} application has them. */
@NullMarked
package shop;

import org.jspecify.annotations.NullMarked;
