package dev.rowan.benchmarks.network;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * A way to a PostgreSQL server that counts round trips, and holds each of them up as a network would.
 *
 * <p>A round trip begins when the client speaks after the server spoke: what is sent ahead without waiting is one. Safe
 * for any thread.
 */
public final class Relay implements AutoCloseable {
    private static final int BUFFER = 64 * 1024;

    private final ServerSocket entrance;
    private final String url;
    private final URI server;
    private final long delayNanos;
    private final AtomicLong roundTrips = new AtomicLong();
    private final List<Socket> open = new CopyOnWriteArrayList<>();

    private Relay(String url, Duration delay) throws IOException {
        this.server = URI.create(url.substring("jdbc:".length()));
        this.delayNanos = delay.toNanos();
        this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.url = url.replace(
                server.getHost() + ":" + server.getPort(),
                entrance.getInetAddress().getHostAddress() + ":" + entrance.getLocalPort());
    }

    /** Opens a way to the server of a JDBC address, each of whose round trips takes that much longer. */
    public static Relay to(String url, Duration delay) throws IOException {
        Relay relay = new Relay(url, delay);
        start(relay::accept);
        return relay;
    }

    /** The address of this way. */
    public String url() {
        return url;
    }

    public long roundTrips() {
        return roundTrips.get();
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "relay");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                Way way = new Way(entrance.accept());
                start(way::there);
                start(way::back);
            } catch (IOException closed) {
                return;
            }
        }
    }

    /** One connection; the flag is shared by its two threads. */
    private final class Way {
        private final Socket client;
        private final Socket behind;
        private volatile boolean clientSpoke;

        Way(Socket client) throws IOException {
            this.client = client;
            this.behind = new Socket(server.getHost(), server.getPort());
            client.setTcpNoDelay(true);
            behind.setTcpNoDelay(true);
            open.add(client);
            open.add(behind);
        }

        void there() {
            byte[] buffer = new byte[BUFFER];
            try (client;
                    behind) {
                InputStream in = client.getInputStream();
                OutputStream out = behind.getOutputStream();
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    if (!clientSpoke) {
                        clientSpoke = true;
                        roundTrips.incrementAndGet();
                        LockSupport.parkNanos(delayNanos);
                    }
                    out.write(buffer, 0, read);
                }
            } catch (IOException gone) {
                // The connection has ended, on whichever side.
            }
        }

        void back() {
            byte[] buffer = new byte[BUFFER];
            try (client;
                    behind) {
                InputStream in = behind.getInputStream();
                OutputStream out = client.getOutputStream();
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    clientSpoke = false;
                    out.write(buffer, 0, read);
                }
            } catch (IOException gone) {
                // The connection has ended, on whichever side.
            }
        }
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
