package dev.rowan.analysis.event;

/**
 * One recorded JVM.
 *
 * @param id unique; it is part of the file's name
 * @param host the machine
 * @param pid the process
 * @param startedAtMillis wall clock, milliseconds since 1970
 * @param java the Java version
 * @param os the operating system
 * @param rowan the version that recorded
 * @param health the last that the recorder said about itself
 * @param ended whether the recording has its end; without it the JVM was killed, or runs still
 */
public record Jvm(
        String id,
        String host,
        long pid,
        long startedAtMillis,
        String java,
        String os,
        String rowan,
        Health health,
        boolean ended) {

    public Jvm with(Health newHealth, boolean nowEnded) {
        return new Jvm(id, host, pid, startedAtMillis, java, os, rowan, newHealth, nowEnded);
    }
}
