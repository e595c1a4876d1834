package dev.rollcall.systemtests.running;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/// One service as a program with a token sees it; without one where `token` is empty.
public record Door(String url, String token) {
    static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int ATTEMPTS = 5;
    private static final HttpClient HTTP =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(2))
                    .build();

    public Door as(String other) {
        return new Door(url, other);
    }

    public Answer get(String path) {
        return send(request("GET", path, null), PATIENCE);
    }

    public Answer send(String method, String path, String key, Object body) {
        return send(method, path, key, body, PATIENCE);
    }

    /// A command that is taken, sent again under its key when the service says so; its path comes
    /// after `/commands/v1/`.
    public Accepted command(String method, String path, Object body) {
        var key = UUID.randomUUID().toString();
        var answer = send(method, "/commands/v1/" + path, key, body);
        for (int n = 1; n < ATTEMPTS && answer.status() == 503; n++) {
            var pause = Long.parseLong(answer.headers().getOrDefault("retry-after", "1"));
            LockSupport.parkNanos(Duration.ofSeconds(pause).toNanos());
            answer = send(method, "/commands/v1/" + path, key, body);
        }
        return Accepted.of(answer);
    }

    /// Throws an [UncheckedIOException] where there is no answer within `patience`.
    public Answer send(String method, String path, String key, Object body, Duration patience) {
        return send(method, path, Map.of("Idempotency-Key", key), body, patience);
    }

    /// As above, with headers of the caller's choice.
    public Answer send(
            String method,
            String path,
            Map<String, String> headers,
            Object body,
            Duration patience) {
        var request = request(method, path, body);
        headers.forEach(request::header);
        return send(request, patience);
    }

    /// All items of a list, page by page.
    public List<JsonNode> all(String path) {
        var items = new ArrayList<JsonNode>();
        for (var cursor = ""; cursor != null; ) {
            var answer = get(path + cursor);
            if (answer.status() != 200) {
                throw new AssertionError(answer);
            }
            var page = answer.json();
            page.get("items").forEach(items::add);
            cursor = page.has("next_cursor") ? "&cursor=" + page.get("next_cursor").asText() : null;
        }
        return items;
    }

    HttpRequest.Builder request(String method, String path, Object body) {
        var request = HttpRequest.newBuilder(URI.create(url + path));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (body == null) {
            return request.method(method, BodyPublishers.noBody());
        }
        try {
            return request.header("Content-Type", "application/json")
                    .method(method, BodyPublishers.ofString(JSON.writeValueAsString(body)));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static Answer send(HttpRequest.Builder request, Duration patience) {
        try {
            var answer = HTTP.send(request.timeout(patience).build(), BodyHandlers.ofString());
            var headers =
                    answer.headers().map().entrySet().stream()
                            .collect(toMap(one -> one.getKey(), one -> one.getValue().getFirst()));
            return new Answer(answer.statusCode(), headers, answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
