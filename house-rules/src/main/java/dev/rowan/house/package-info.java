/** Tests of the code's own shape; all there is, is in the test folder. */
@NullMarked
package dev.rowan.house;

import org.jspecify.annotations.NullMarked;
