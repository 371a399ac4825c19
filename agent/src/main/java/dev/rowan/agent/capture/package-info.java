/** Byte Buddy advice for JDBC drivers and the frameworks above them, and when to apply it. */
@NullMarked
package dev.rowan.agent.capture;

import org.jspecify.annotations.NullMarked;
