/** A library's shelves, and what is read of them: application code whose comments say what the agent has to find. */
package dev.rowan.examples.library;
