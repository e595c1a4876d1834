package dev.rollcall.torture.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/// One connection through the proxy: two directions, each of which can end before the other.
final class Link {
    private static final int CHUNK = 64 * 1024;

    private final Socket client;
    private final Socket server;
    private final AtomicInteger directions = new AtomicInteger(2);

    Link(Socket client, Socket server) throws IOException {
        this.client = client;
        this.server = server;
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
    }

    void open(Supplier<Duration> delay, Runnable onClose) {
        Thread.ofVirtual().name("requests").start(() -> pass(client, server, delay, onClose));
        Thread.ofVirtual().name("answers").start(() -> pass(server, client, delay, onClose));
    }

    private void pass(Socket from, Socket to, Supplier<Duration> delay, Runnable onClose) {
        try {
            var chunk = new byte[CHUNK];
            for (int size; (size = from.getInputStream().read(chunk)) >= 0; ) {
                Thread.sleep(delay.get());
                to.getOutputStream().write(chunk, 0, size);
            }
            to.shutdownOutput();
        } catch (IOException _) {
            // This direction is over; the other one ends by itself, or was ended too.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        if (directions.decrementAndGet() == 0) {
            close();
            onClose.run();
        }
    }

    /// With a reset (no lingering) and not with a polite end.
    void reset() {
        try {
            client.setSoLinger(true, 0);
            server.setSoLinger(true, 0);
        } catch (IOException _) {
            // Closed by now.
        }
        close();
    }

    void endAnswers() {
        try {
            client.shutdownOutput();
        } catch (IOException _) {
            // Closed by now.
        }
    }

    private void close() {
        try (client;
                server) {
            return;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
