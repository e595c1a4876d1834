package dev.rollcall.projector.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// A projector's REST API, for one who waits for its answers. What it refuses is thrown, told as
/// the projector tells it.
final class ProjectorClient implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final URI address;
    private final String token;

    ProjectorClient(URI address, String token) {
        this.address = address;
        this.token = token;
    }

    /// @param query parameters; those that are null are left out
    JsonNode get(String path, Map<String, ?> query) {
        return send(request(with(path, query)).GET());
    }

    /// @param query parameters; those that are null are left out
    static String with(String path, Map<String, ?> query) {
        var parameters =
                query.entrySet().stream()
                        .filter(each -> each.getValue() != null)
                        .map(each -> each.getKey() + "=" + encoded(each.getValue()))
                        .collect(Collectors.joining("&"));
        return parameters.isEmpty() ? path : path + "?" + parameters;
    }

    /// Takes what a stream of events brings until no more is wanted. One that ends before, or falls
    /// silent, is told as a projector that cannot be reached.
    void stream(String path, Predicate<JsonNode> wantsMore) {
        var request = request(path).setHeader("Accept", "text/event-stream").GET().build();
        try {
            var response = http.send(request, BodyHandlers.ofInputStream());
            try (var events = new ServerSentEvents(response.body())) {
                if (response.statusCode() != 200) {
                    throw unreachable("it answered " + response.statusCode());
                }
                boolean more = true;
                while (more) {
                    var event = events.next().orElseThrow(() -> unreachable("its stream ended"));
                    more = wantsMore.test(json.readTree(event));
                }
            }
        } catch (IOException failure) {
            throw unreachable(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /// @param body members of a JSON object; those that are null are left out
    JsonNode post(String path, Map<String, ?> body) {
        var fields = json.createObjectNode();
        body.forEach(
                (name, value) -> {
                    if (value != null) {
                        fields.put(name, value.toString());
                    }
                });
        return send(
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(fields.toString())));
    }

    /// A word of a path.
    static String encoded(Object value) {
        return URLEncoder.encode(value.toString(), UTF_8).replace("+", "%20");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/json");
    }

    private JsonNode send(HttpRequest.Builder request) {
        try {
            return told(http.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException failure) {
            throw unreachable(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private RefusedException unreachable(Object why) {
        return new RefusedException(
                Console.NO_PROJECTOR,
                "the projector at %s cannot be reached: %s".formatted(address, why));
    }

    private JsonNode told(HttpResponse<String> response) throws JsonProcessingException {
        int status = response.statusCode();
        if (status / 100 != 2) {
            throw new RefusedException(exitCode(status), reason(response));
        }
        return response.body().isEmpty()
                ? MissingNode.getInstance()
                : json.readTree(response.body());
    }

    private static int exitCode(int status) {
        return switch (status) {
            case 400, 405, 415 -> Console.USAGE;
            case 401, 403 -> Console.NO_PROJECTOR;
            default -> status < 500 ? Console.REFUSED : Console.NO_PROJECTOR;
        };
    }

    private String reason(HttpResponse<String> response) throws JsonProcessingException {
        var kind = response.headers().firstValue("Content-Type").orElse("");
        if (!kind.contains("json")) {
            return "%s answered %d".formatted(address, response.statusCode());
        }
        var problem = json.readTree(response.body());
        var reason = new StringBuilder(problem.path("detail").asText());
        problem.path("errors")
                .forEach(
                        error ->
                                reason.append(
                                        "%n  %s %s"
                                                .formatted(
                                                        error.path("field").asText(),
                                                        error.path("reason").asText())));
        return reason.toString();
    }

    @Override
    public void close() {
        http.close();
    }
}
