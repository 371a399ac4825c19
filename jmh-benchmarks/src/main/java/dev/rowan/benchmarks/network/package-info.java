/** A network between the client and the server: counted, and as slow as asked for. */
@NullMarked
package dev.rowan.benchmarks.network;

import org.jspecify.annotations.NullMarked;
