package dev.rowan.p6spy;

/** Whether Rowan's agent captures in this JVM: it would see every statement too. Asked by name; nothing here imports it. */
final class AttachedAgent {
    private AttachedAgent() {}

    static boolean captures() {
        try {
            // Null is the boot loader: a copy in the class path is only the interface for tests.
            Class<?> attached = Class.forName("dev.rowan.agent.boot.Attached", true, null);
            return attached.getMethod("version").invoke(null) instanceof Integer version && version > 0;
        } catch (ReflectiveOperationException | LinkageError none) {
            return false;
        }
    }
}
