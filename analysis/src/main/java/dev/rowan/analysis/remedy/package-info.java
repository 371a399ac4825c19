/** From a finding to its fix, in the language of the library that ran the statement. */
@NullMarked
package dev.rowan.analysis.remedy;

import org.jspecify.annotations.NullMarked;
