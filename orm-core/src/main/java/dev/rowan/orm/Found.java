package dev.rowan.orm;

import org.jspecify.annotations.Nullable;

/**
 * What a relation led to while rows that go are collected.
 *
 * @param any whether it led to rows at all, known ones included
 * @param fresh those that nothing led to before; null when there are none
 */
record Found<W>(boolean any, @Nullable W fresh) {}
