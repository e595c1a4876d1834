package dev.rollcall.projector.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// The data of server-sent events, as they come. One that brings nothing for a while is lost.
final class ServerSentEvents implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(ServerSentEvents.class);
    private static final Duration SILENCE = Duration.ofSeconds(15);
    private static final String DATA = "data:";

    private final InputStream body;
    private final BlockingQueue<Optional<String>> events = new LinkedBlockingQueue<>();

    ServerSentEvents(InputStream body) {
        this.body = body;
        Thread.startVirtualThread(this::read);
    }

    /// A stream that breaks ends, too.
    private void read() {
        try (var lines = new BufferedReader(new InputStreamReader(body, UTF_8))) {
            lines.lines()
                    .filter(line -> line.startsWith(DATA))
                    .map(line -> Optional.of(line.substring(DATA.length())))
                    .forEach(events::add);
        } catch (IOException | UncheckedIOException broken) {
            LOG.debugf(broken, "a stream broke");
        } finally {
            events.add(Optional.empty());
        }
    }

    /// Empty when there are no more.
    Optional<String> next() throws IOException, InterruptedException {
        var next = events.poll(SILENCE.toNanos(), TimeUnit.NANOSECONDS);
        if (next == null) {
            throw new IOException("it fell silent");
        }
        return next;
    }

    @Override
    public void close() throws IOException {
        body.close();
    }
}
