/** A library between an application and its driver, named unlike our own classes. */
@org.jspecify.annotations.NullMarked
package org.rowan.layers;
