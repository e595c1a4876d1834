package dev.rollcall.torture.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Passes connections on to a server on this machine, byte by byte, and spoils them when asked.
public final class TcpProxy implements AutoCloseable {
    private final ServerSocket door;
    private final int server;
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private volatile Duration delay = Duration.ZERO;

    private TcpProxy(int port, int server) throws IOException {
        this.door = new ServerSocket(port, 200, InetAddress.getLoopbackAddress());
        this.server = server;
        Thread.ofVirtual().name("proxy").start(this::accept);
    }

    public static TcpProxy to(int server) {
        try {
            return new TcpProxy(0, server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return door.getLocalPort();
    }

    /// From now on everything takes so much longer, both ways.
    public void delay(Duration longer) {
        delay = longer;
    }

    /// Resets every connection, in the middle of whatever it carries.
    public void cut() {
        links.forEach(Link::reset);
    }

    /// Ends the direction from the server in every connection: what is asked still arrives there,
    /// and its answer nowhere.
    public void halfClose() {
        links.forEach(Link::endAnswers);
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                connect(door.accept());
            } catch (IOException _) {
                // Closed; or the server is away, so its client is too.
            }
        }
    }

    private void connect(Socket client) throws IOException {
        try {
            var link = new Link(client, new Socket(InetAddress.getLoopbackAddress(), server));
            links.add(link);
            link.open(() -> delay, () -> links.remove(link));
        } catch (IOException refused) {
            client.close();
            throw refused;
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            cut();
        }
    }
}
