package dev.rollcall.commands.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Passes connections on to a server on this machine. Those that fell silent stay open, as TCP sees
/// it, and carry nothing any more, either way.
final class SilentProxy implements AutoCloseable {

    private static final class Link {
        private final Socket client;
        private final Socket server;
        private volatile boolean silent;

        Link(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        void pass(Socket from, Socket to) {
            try {
                var chunk = new byte[8_192];
                for (int size; (size = from.getInputStream().read(chunk)) >= 0; ) {
                    if (!silent) {
                        to.getOutputStream().write(chunk, 0, size);
                    }
                }
                if (!silent) {
                    close();
                }
            } catch (IOException _) {
                // One of the two is gone; the other one need not know.
            }
        }

        void close() throws IOException {
            client.close();
            server.close();
        }
    }

    private final ServerSocket door;
    private final int server;
    private final Set<Link> links = ConcurrentHashMap.newKeySet();

    private SilentProxy(int server) throws IOException {
        this.door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        this.server = server;
        Thread.ofVirtual().name("proxy").start(this::accept);
    }

    static SilentProxy to(int server) {
        try {
            return new SilentProxy(server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return door.getLocalPort();
    }

    /// Every connection that there is; those that come after it speak.
    void silenceAll() {
        links.forEach(link -> link.silent = true);
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                var client = door.accept();
                open(new Link(client, new Socket(InetAddress.getLoopbackAddress(), server)));
            } catch (IOException _) {
                // Closed.
            }
        }
    }

    private void open(Link link) {
        links.add(link);
        Thread.ofVirtual().name("requests").start(() -> link.pass(link.client, link.server));
        Thread.ofVirtual().name("answers").start(() -> link.pass(link.server, link.client));
    }

    @Override
    public void close() throws IOException {
        door.close();
        for (var link : links) {
            link.close();
        }
    }
}
