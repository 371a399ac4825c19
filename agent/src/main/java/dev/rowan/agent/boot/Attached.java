package dev.rowan.agent.boot;

/**
 * What code inside the observed JVM may ask of the agent: whether it is there, and units of its own.
 *
 * <p>This class is in the application's class path too, where {@code testing} needs it. With the agent
 * attached the boot loader's copy is the one that everybody sees; without it, this one says so.
 */
public final class Attached {
    /** Of this interface, not of the product: it grows when a caller would have to know. */
    private static final int VERSION = 1;

    private Attached() {}

    /** The version of this interface; 0 when no agent is attached, or none that captures (yet). */
    public static int version() {
        return Probe.sink() == null ? 0 : VERSION;
    }

    /**
     * Begins a unit of work on this thread. What it hands to other threads through tasks belongs to it too.
     *
     * @return a handle for {@link #end}, which the same thread has to call
     */
    public static long begin(String name) {
        Sink to = Probe.sink();
        if (to == null) {
            throw new IllegalStateException("No agent is attached. Start this JVM with -javaagent:rowan-agent.jar");
        }
        return to.open(name);
    }

    /** Ends the unit and gives it as a recording, in the format of the recording files. */
    public static byte[] end(long handle) {
        Sink to = Probe.sink();
        return to == null ? new byte[0] : to.close(handle);
    }
}
