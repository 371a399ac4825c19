/**
 * What runs inside other people's classes: the probes that advice calls, and the state they keep.
 *
 * <p>This package is visible to every class loader, because it is loaded by the boot loader. It
 * therefore names only {@code java.base}: not even {@code java.sql}, which lives one loader below.
 */
@NullMarked
package dev.rowan.agent.boot;

import org.jspecify.annotations.NullMarked;
