package dev.rowan.analysis.event;

/**
 * A JDBC driver that was seen, with the database behind it; "" where unknown.
 *
 * @param statements executions that went through it
 */
public record Driver(String name, String version, String product, String productVersion, long statements) {}
