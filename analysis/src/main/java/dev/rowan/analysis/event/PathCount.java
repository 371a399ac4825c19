package dev.rowan.analysis.event;

/**
 * A call path and how many of a step's executions came along it.
 *
 * @param path the whole application path
 * @param count executions whose path was looked at; the sum over a step may be less than its count
 */
public record PathCount(CallPath path, long count) {}
