package dev.rowan.agent.program;

import java.sql.Connection;
import java.sql.Statement;
import org.mockito.MockedStatic;
import org.mockito.Mockito;

/** The library's program between mocks, for which Mockito rewrites classes: final ones, JDBC's, and the JDK's. */
@SuppressWarnings("DirectInvocationOnMock") // whether the mocks still answer is what is asked
public final class Mocked {
    private Mocked() {}

    /** A class that only the inline mock maker can mock. */
    static final class Clock {
        static int hour() {
            return 1;
        }

        int minute() {
            return 2;
        }
    }

    /** Runs it; the argument is the JDBC URL. */
    public static void main(String[] args) throws Exception {
        Clock clock = Mockito.mock(Clock.class);
        Mockito.when(clock.minute()).thenReturn(30);
        mockJdbc();
        try (MockedStatic<Clock> mocked = Mockito.mockStatic(Clock.class)) {
            mocked.when(Clock::hour).thenReturn(12);
            Library.main(args);
            if (Clock.hour() != 12 || clock.minute() != 30) {
                throw new IllegalStateException("the mocks were lost");
            }
        }
        mockJdbc();
        System.exit(0);
    }

    /** No statement: nothing executes it. */
    private static void mockJdbc() throws Exception {
        Connection connection = Mockito.mock(Connection.class);
        Statement statement = Mockito.mock(Statement.class);
        Mockito.when(connection.createStatement()).thenReturn(statement);
        Mockito.when(statement.executeUpdate("update nothing")).thenReturn(7);
        if (connection.createStatement().executeUpdate("update nothing") != 7) {
            throw new IllegalStateException("the mock was not asked");
        }
    }
}
