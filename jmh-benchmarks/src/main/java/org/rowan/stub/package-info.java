/**
 * A JDBC driver that does next to nothing: what is left of a measurement is what watches it. It is named unlike our own
 * classes, which no agent takes for a driver's.
 */
@org.jspecify.annotations.NullMarked
package org.rowan.stub;
