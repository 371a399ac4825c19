package dev.rowan.agent.boot;

/** The drivers' objects that are open, as far as it was told. Thread-safe; static, because the probes are. */
final class Known {
    static final IdentityMap<ConnectionState> CONNECTIONS = new IdentityMap<>();
    static final IdentityMap<StatementState> STATEMENTS = new IdentityMap<>();
    static final IdentityMap<Rows> RESULTS = new IdentityMap<>();

    private Known() {}
}
