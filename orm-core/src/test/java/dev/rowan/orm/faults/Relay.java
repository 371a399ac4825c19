package dev.rowan.orm.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The network between a pool and its server, which can be cut, hold back or swallow what is sent. */
public final class Relay implements AutoCloseable {
    private static final Pattern PLACE = Pattern.compile("//([^:/]+):(\\d+)/");

    private final ServerSocket door;
    private final String host;
    private final int port;
    private final String url;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final Set<Socket> held = new HashSet<>();
    private final CountDownLatch holding = new CountDownLatch(1);
    private final Semaphore farewells = new Semaphore(0);
    private volatile boolean swallowing;
    private volatile boolean refusing;

    public Relay(String url) throws IOException {
        Matcher place = PLACE.matcher(url);
        if (!place.find()) {
            throw new IllegalArgumentException("no host and port");
        }
        host = place.group(1);
        port = Integer.parseInt(place.group(2));
        door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.url = place.replaceFirst("//127.0.0.1:" + door.getLocalPort() + "/");
        daemon(this::accept);
    }

    /** The address of the server through here. */
    public String url() {
        return url;
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "relay");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = door.accept();
                sockets.add(client);
                if (refusing) {
                    reset(client);
                    continue;
                }
                Socket server = new Socket(host, port);
                sockets.add(server);
                daemon(() -> pump(client, server));
                daemon(() -> {
                    pump(server, client);
                    farewells.release();
                });
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void pump(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[8192];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                pass(from);
                if (!swallowing) {
                    out.write(buffer, 0, read);
                    out.flush();
                }
            }
            to.shutdownOutput(); // and no more: what the server said last is still on its way
        } catch (IOException cut) {
            // From one side; the other finds out when it reads.
        }
    }

    private synchronized void pass(Socket from) throws IOException {
        try {
            while (held.contains(from)) {
                holding.countDown();
                wait();
            }
        } catch (InterruptedException stop) {
            throw new IOException(stop);
        }
    }

    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException gone) {
            // It is what was wanted.
        }
    }

    /** Ends all connections at once; new ones can be made. */
    public void cut() {
        sockets.forEach(Relay::reset);
        sockets.clear();
    }

    /** What the connections of now send waits here until {@link #release}; new connections are let through. */
    public synchronized void hold() {
        farewells.drainPermits();
        held.addAll(sockets);
    }

    public synchronized void release() {
        held.clear();
        notifyAll();
    }

    /** Returns when something waits that was sent after {@link #hold}. */
    public void awaitHeld() throws InterruptedException {
        holding.await();
    }

    /** Returns when the server has ended one more connection since {@link #hold}. */
    public void awaitFarewell() throws InterruptedException {
        farewells.acquire();
    }

    /** Lets nothing through any more, and tells nobody. */
    public void swallow() {
        swallowing = true;
    }

    /** Lets new connections through again; those from before stay as they are. */
    public void restore() {
        cut();
        swallowing = false;
        refusing = false;
    }

    /** Ends all connections, and each new one. */
    public void refuse() {
        refusing = true;
        cut();
    }

    @Override
    public void close() throws IOException {
        door.close();
        cut();
    }
}
