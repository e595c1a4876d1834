package dev.rollcall.bench.visible;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

/// What the api's live stream tells, which is what queries give from then on: when the change with
/// each token came.
final class LiveStream implements AutoCloseable {

    private static final String TOKEN = "\"token\":\"";

    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, Long> arrivals = new ConcurrentHashMap<>();
    private final CountDownLatch greeted = new CountDownLatch(1);
    private volatile boolean closed;

    /// Returns once the server has said hello: what changes from now on will come.
    LiveStream(URI api, String bearer) throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(api.resolve("/api/v1/stream"))
                        .header("Authorization", "Bearer " + bearer)
                        .header("Accept", "text/event-stream")
                        .build();
        var lines = client.send(request, BodyHandlers.ofLines()).body();
        Thread.ofPlatform().name("live-stream").daemon().start(() -> read(lines));
        greeted.await();
    }

    private void read(Stream<String> lines) {
        try {
            lines.forEach(this::read);
        } catch (UncheckedIOException failure) {
            if (!closed) {
                throw failure;
            }
        }
    }

    private void read(String line) {
        greeted.countDown();
        int at = line.indexOf(TOKEN);
        if (at > 0) {
            int begin = at + TOKEN.length();
            arrivals.put(line.substring(begin, line.indexOf('"', begin)), System.nanoTime());
        }
    }

    /// By [System#nanoTime()]; null while it has not come.
    Long arrival(String token) {
        return arrivals.get(token);
    }

    @Override
    public void close() {
        closed = true;
        client.shutdownNow();
    }
}
