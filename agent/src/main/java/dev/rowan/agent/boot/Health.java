package dev.rowan.agent.boot;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What went wrong inside the agent, counted by place. Thread-safe.
 *
 * <p>Static, because the probes are: there is one agent in a JVM.
 */
public final class Health {
    /** Different faults that are told on standard error; the rest is only counted. */
    private static final int TOLD = 5;

    private static final ConcurrentHashMap<String, AtomicLong> FAULTS = new ConcurrentHashMap<>();

    private Health() {}

    /** Notes a fault; the first of each kind is told on standard error, never on standard output. */
    public static void fault(String where, Throwable fault) {
        try {
            String key = where + ": " + fault.getClass().getName() + place(fault);
            boolean isNew = FAULTS.putIfAbsent(key, new AtomicLong(1)) == null;
            if (!isNew) {
                FAULTS.get(key).incrementAndGet();
            } else if (FAULTS.size() <= TOLD) {
                System.err.println("[rowan] A fault of the agent, which the application does not see: " + key
                        + ". What was being recorded is missing from the report.");
            }
        } catch (Throwable evenThis) {
            // Out of memory or stack: there is nothing left to say it with.
            return;
        }
    }

    /** The place only: a message may carry values of the application. */
    private static String place(Throwable fault) {
        StackTraceElement[] trace = fault.getStackTrace();
        return trace.length == 0
                ? ""
                : " at " + trace[0].getClassName() + "." + trace[0].getMethodName() + ":" + trace[0].getLineNumber();
    }

    /** Faults so far, with how often each was met. */
    public static Map<String, Long> faults() {
        Map<String, Long> copy = new TreeMap<>();
        FAULTS.forEach((key, count) -> copy.put(key, count.get()));
        return copy;
    }

    /** Tells the user, on standard error. */
    public static void tell(String message) {
        System.err.println("[rowan] " + message);
    }
}
