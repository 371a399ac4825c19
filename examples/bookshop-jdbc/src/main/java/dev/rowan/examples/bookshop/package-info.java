/** Authors, books and orders without an ORM, with planted faults. */
package dev.rowan.examples.bookshop;
