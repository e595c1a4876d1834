package dev.rollcall.systemtests.running;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/// A reader of `GET /api/v1/stream` that behaves as a browser's EventSource does: it connects
/// again when it was cut off, from the last id that it saw.
public final class LiveStream implements AutoCloseable {
    /// One event, and when it came, by [System#nanoTime()].
    public record Event(String id, String name, JsonNode data, long at) {}

    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(200);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Queue<Event> events = new ConcurrentLinkedQueue<>();
    private final Door api;
    private final String path;
    private volatile boolean closed;
    private String lastId = "";

    private LiveStream(Door api, String filter) {
        this.api = api;
        this.path = "/api/v1/stream?" + filter;
    }

    /// Returns once the server has said hello: what changes from now on will come.
    public static LiveStream open(Door api, String filter) {
        var stream = new LiveStream(api, filter);
        Thread.ofVirtual().name("stream").start(stream::read);
        await("hello from " + stream.path)
                .until(() -> stream.events.stream().anyMatch(one -> one.name().equals("hello")));
        return stream;
    }

    public List<Event> events() {
        return List.copyOf(events);
    }

    /// Waits for the first event with such data.
    public Event first(Predicate<JsonNode> wanted) {
        return await().pollInterval(Duration.ofMillis(5))
                .until(
                        () ->
                                events.stream()
                                        .filter(one -> wanted.test(one.data()))
                                        .findFirst()
                                        .orElse(null),
                        found -> found != null);
    }

    private void read() {
        while (!closed) {
            try {
                connect();
            } catch (IOException | UncheckedIOException _) {
                // Cut off, or refused for now.
            } catch (InterruptedException _) {
                return;
            }
            LockSupport.parkNanos(PAUSE);
        }
    }

    private void connect() throws IOException, InterruptedException {
        var request = api.request("GET", path, null).header("Accept", "text/event-stream");
        if (!lastId.isEmpty()) {
            request.header("Last-Event-ID", lastId);
        }
        try (var lines = client.send(request.build(), BodyHandlers.ofLines()).body()) {
            var event = new Fields();
            for (var line : (Iterable<String>) lines::iterator) {
                if (line.isEmpty()) {
                    dispatch(event);
                    event = new Fields();
                } else {
                    event.add(line);
                }
            }
        }
    }

    private void dispatch(Fields event) throws JsonProcessingException {
        if (!event.id.isEmpty()) {
            lastId = event.id;
        }
        if (!event.data.isEmpty()) {
            var data = Door.JSON.readTree(event.data);
            events.add(new Event(event.id, event.name, data, System.nanoTime()));
        }
    }

    private static final class Fields {
        private String id = "";
        private String name = "message";
        private String data = "";

        private void add(String line) {
            var colon = line.indexOf(':');
            var value = line.substring(colon + 1).strip();
            switch (line.substring(0, Math.max(colon, 0))) {
                case "id" -> id = value;
                case "event" -> name = value;
                case "data" -> data = value;
                default -> {} // a comment, or a field that a client must pass over
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        client.shutdownNow();
    }
}
