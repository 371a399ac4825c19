/** From a recording to findings: runs the detectors, joins what is one fault, and asks for its remedy. */
@NullMarked
package dev.rowan.analysis.judge;

import org.jspecify.annotations.NullMarked;
