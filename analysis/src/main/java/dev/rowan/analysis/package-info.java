/** Events in, findings and remedies out; pure. */
@NullMarked
package dev.rowan.analysis;

import org.jspecify.annotations.NullMarked;
