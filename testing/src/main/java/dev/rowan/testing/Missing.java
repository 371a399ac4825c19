package dev.rowan.testing;

import dev.rowan.agent.boot.Attached;
import dev.rowan.analysis.event.Health;
import dev.rowan.analysis.recording.Recording;
import java.util.List;

/** Why nothing can be said of a test's statements, and what to do. */
final class Missing {
    private Missing() {}

    static String agent() {
        // With an agent this class comes from the boot loader, whatever lies in the class path.
        if (Attached.class.getClassLoader() == null) {
            return "Rowan's agent is attached and captures nothing, so no budget can be held."
                    + " It said why on standard error when the JVM started, in a line that begins with [rowan].";
        }
        return """
                Rowan's agent is not attached to this JVM, so nothing is known of its statements, and no budget can be held. Add it:
                  Maven:  the goal prepare-agent of rowan-maven-plugin, or by hand in maven-surefire-plugin
                          <argLine>-javaagent:/path/to/rowan-agent.jar</argLine>
                  Gradle: test { jvmArgs "-javaagent:/path/to/rowan-agent.jar" }
                  an IDE: -javaagent:/path/to/rowan-agent.jar among the VM options of the run configuration
                Where no agent can be attached, give the tests Queries.wrap(dataSource) before.""".stripIndent();
    }

    static String version(int found, int known) {
        return "Rowan's agent speaks version " + found + " with tests, and rowan-testing knows version " + known
                + ". Use the same version of rowan-agent and rowan-testing.";
    }

    static String unreadable(List<Recording.Problem> problems) {
        return "What Rowan's agent recorded cannot be read: " + problems
                + ". Use the same version of rowan-agent and rowan-testing.";
    }

    static String unhealthy(Health health) {
        return "Rowan's agent is not well, so statements may be missing from the count: " + health.reason()
                + ". The application was not disturbed; the faults are counted in the report.";
    }

    static String p6spy() {
        return "Queries.wrap(dataSource) needs P6Spy, which is not in the class path. Add p6spy:p6spy to the tests'"
                + " dependencies, or attach Rowan's agent, which needs nothing.";
    }

    static String events(Health health) {
        return "Not everything that the wrapped data source was asked could be recorded, so statements may be missing"
                + " from the count: " + health.faults().keySet() + ". The application was not disturbed.";
    }

    static String owner(String name, long statements) {
        return "While " + name + " ran, " + statements
                + " statements came from threads that belong to no test, and other"
                + " tests ran beside it, so its count may be too low. Attach Rowan's agent, which follows work from"
                + " thread to thread, or do not run these tests in parallel (@Isolated).";
    }
}
