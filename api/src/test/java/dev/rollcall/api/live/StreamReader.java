package dev.rollcall.api.live;

import static org.awaitility.Awaitility.await;

import dev.rollcall.api.ReadModelDatabase;
import dev.rollcall.api.document.StreamConformance;
import io.restassured.RestAssured;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/// A client as the specification of server-sent events describes one, over a real connection.
final class StreamReader implements AutoCloseable {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    record Event(String id, String name, String data) {}

    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final List<String> comments = new CopyOnWriteArrayList<>();
    private final HttpResponse<InputStream> response;
    private volatile String lastEventId;
    private volatile String retry;
    private volatile boolean ended;

    private StreamReader(HttpResponse<InputStream> response) {
        this.response = response;
        Thread.startVirtualThread(this::read);
    }

    static StreamReader open(String query, String lastEventId) {
        var request =
                HttpRequest.newBuilder(
                                URI.create(
                                        "http://localhost:"
                                                + RestAssured.port
                                                + "/api/v1/stream"
                                                + query))
                        .header("Authorization", "Bearer " + ReadModelDatabase.READER)
                        .header("Accept", "text/event-stream");
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        try {
            return new StreamReader(
                    HTTP.send(request.build(), HttpResponse.BodyHandlers.ofInputStream()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Opened, and greeted: what is committed from now on will be seen.
    static StreamReader open(String query) {
        var reader = open(query, null);
        reader.awaitEvent(event -> event.name().equals("hello"));
        return reader;
    }

    int status() {
        return response.statusCode();
    }

    String header(String name) {
        return response.headers().firstValue(name).orElse(null);
    }

    /// The ids of the status updates that came, in order.
    List<String> updates() {
        return data("status_update").stream()
                .map(data -> data.replaceFirst(".*\"update_id\": ?\"([^\"]+)\".*", "$1"))
                .toList();
    }

    List<Event> events() {
        return List.copyOf(events);
    }

    /// The aggregates' data, in the order in which they came.
    List<String> data(String name) {
        return events.stream().filter(event -> event.name().equals(name)).map(Event::data).toList();
    }

    List<String> comments() {
        return List.copyOf(comments);
    }

    String lastEventId() {
        return lastEventId;
    }

    String retry() {
        return retry;
    }

    boolean ended() {
        return ended;
    }

    Event awaitEvent(Predicate<Event> wanted) {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> events.stream().anyMatch(wanted));
        return events.stream().filter(wanted).findFirst().orElseThrow();
    }

    private void read() {
        try (var lines =
                new BufferedReader(
                        new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            var name = "message";
            var id = lastEventId;
            var data = new StringBuilder();
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                var colon = line.indexOf(':');
                var value = colon < 0 ? "" : line.substring(colon + 1).replaceFirst("^ ", "");
                switch (colon < 0 ? line : line.substring(0, colon)) {
                    case "" -> {
                        if (colon == 0) {
                            comments.add(value);
                        } else {
                            // It counts once all of its event has come, as in the specification.
                            lastEventId = id;
                            if (!data.isEmpty()) {
                                events.add(new Event(lastEventId, name, data.toString()));
                            }
                            name = "message";
                            data.setLength(0);
                        }
                    }
                    case "id" -> id = value;
                    case "event" -> name = value;
                    case "retry" -> retry = value;
                    case "data" -> data.append(data.isEmpty() ? "" : "\n").append(value);
                    default -> {}
                }
            }
        } catch (IOException _) {
            // The connection was cut: as good an end as any.
        } finally {
            ended = true;
        }
    }

    /// All that came is as the document says.
    @Override
    public void close() {
        try {
            response.body().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        events.forEach(it -> StreamConformance.check(it.name(), it.id(), it.data()));
    }
}
