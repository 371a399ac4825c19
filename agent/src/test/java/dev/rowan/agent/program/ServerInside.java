package dev.rowan.agent.program;

import java.io.PrintWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.derby.drda.NetworkServerControl;
import org.hsqldb.server.Server;

/** The library's program over a database server that runs in the same JVM. */
public final class ServerInside {
    private ServerInside() {}

    /** Runs it; the argument is "h2", "derby" or "hsqldb". */
    public static void main(String[] args) throws Exception {
        int port = freePort();
        Library.main(new String[] {start(args[0], port)});
        System.exit(0);
    }

    private static String start(String server, int port) throws Exception {
        return switch (server) {
            case "h2" -> {
                org.h2.tools.Server.createTcpServer("-tcpPort", Integer.toString(port), "-ifNotExists")
                        .start();
                yield "jdbc:h2:tcp://localhost:" + port + "/mem:library";
            }
            case "hsqldb" -> {
                Server hsqldb = new Server();
                hsqldb.setLogWriter(null);
                hsqldb.setErrWriter(null);
                hsqldb.setPort(port);
                hsqldb.setDatabaseName(0, "library");
                hsqldb.setDatabasePath(0, "mem:library");
                hsqldb.start();
                yield "jdbc:hsqldb:hsql://localhost:" + port + "/library";
            }
            case "derby" -> {
                NetworkServerControl derby = new NetworkServerControl(InetAddress.getLoopbackAddress(), port);
                CountDownLatch listens = new CountDownLatch(1);
                derby.start(new PrintWriter(new FirstLine(listens)));
                if (!listens.await(60, TimeUnit.SECONDS)) {
                    throw new IllegalStateException("Derby said nothing within a minute");
                }
                yield "jdbc:derby://localhost:" + port + "/memory:library;create=true";
            }
            default -> throw new IllegalArgumentException(server);
        };
    }

    /** Derby starts in a thread of its own, and says in one line when it listens. */
    private static final class FirstLine extends Writer {
        private final CountDownLatch written;

        FirstLine(CountDownLatch written) {
            this.written = written;
        }

        @Override
        public void write(char[] text, int from, int length) {
            if (new String(text, from, length).indexOf('\n') >= 0) {
                written.countDown();
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
