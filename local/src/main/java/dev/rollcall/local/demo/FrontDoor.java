package dev.rollcall.local.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/// The REST commands, as any client sends them: with a token and an Idempotency-Key, again when
/// the service says that it can't now.
public final class FrontDoor {
    private static final int ATTEMPTS = 5;
    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                    .build();

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final URI commands;
    private final String token;

    public FrontDoor(URI commands, String token) {
        this.commands = commands;
        this.token = token;
    }

    public UUID post(String path, String key, Object body) {
        return send("POST", path, key, Optional.of(body));
    }

    public UUID put(String path, String key, Object body) {
        return send("PUT", path, key, Optional.of(body));
    }

    public UUID put(String path, String key) {
        return send("PUT", path, key, Optional.empty());
    }

    UUID delete(String path, String key) {
        return send("DELETE", path, key, Optional.empty());
    }

    /// The id of what was created or changed.
    private UUID send(String method, String path, String key, Optional<Object> body) {
        try {
            var request =
                    HttpRequest.newBuilder(commands.resolve("/commands/v1/" + path))
                            .timeout(Duration.ofSeconds(20))
                            .header("Authorization", "Bearer " + token)
                            .header("Idempotency-Key", key);
            if (body.isPresent()) {
                request.header("Content-Type", "application/json");
            }
            request.method(
                    method,
                    body.isPresent()
                            ? BodyPublishers.ofString(JSON.writeValueAsString(body.get()))
                            : BodyPublishers.noBody());
            var answer = send(request.build());
            if (answer.statusCode() >= 300) {
                throw new Refused(
                        "%s %s was answered %d: %s"
                                .formatted(method, path, answer.statusCode(), answer.body()));
            }
            return UUID.fromString(JSON.readTree(answer.body()).get("id").asText());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new Refused("%s %s got no answer: %s".formatted(method, path, e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refused("interrupted");
        }
    }

    private HttpResponse<String> send(HttpRequest request)
            throws IOException, InterruptedException {
        var answer = client.send(request, BodyHandlers.ofString());
        for (int n = 1; n < ATTEMPTS && answer.statusCode() == 503; n++) {
            Thread.sleep(
                    Duration.ofSeconds(answer.headers().firstValueAsLong("Retry-After").orElse(1)));
            answer = client.send(request, BodyHandlers.ofString());
        }
        return answer;
    }

    /// What the service said against a request.
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;

        Refused(String message) {
            super(message);
        }
    }
}
