package dev.rowan.agent.capture;

/** What the self-test instruments: a statement that does nothing. */
public final class SelfTestTarget {
    public SelfTestTarget() {}

    public boolean execute(String sql) {
        return sql.isEmpty();
    }
}
