package dev.rowan.agent.program;

import dev.rowan.agent.boot.Probe;
import dev.rowan.agent.boot.Sink;
import java.lang.reflect.Proxy;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Has the recorder throw from everything that a probe calls, and runs {@link Library}. */
public final class Sabotage {
    private Sabotage() {}

    /** Runs it; the arguments are {@link Library}'s. */
    public static void main(String[] args) throws SQLException {
        DriverManager.getConnection(args[0]).close();
        Probe.report((Sink) Proxy.newProxyInstance(
                Sabotage.class.getClassLoader(), new Class<?>[] {Sink.class}, (proxy, method, arguments) -> {
                    throw new AssertionError("sabotage");
                }));
        Library.main(args);
    }
}
