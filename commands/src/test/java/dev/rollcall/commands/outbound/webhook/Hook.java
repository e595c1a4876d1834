package dev.rollcall.commands.outbound.webhook;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.rollcall.commands.CommandsBackends;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/// A receiver on loopback, and the webhook that is told it.
final class Hook implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(20);
    static final String ROUTE = "/commands/v1/webhooks/";

    final UUID id = UUID.randomUUID();

    private final HttpServer server;
    private final List<Message> messages = new CopyOnWriteArrayList<>();
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();

    /// Something that it was told.
    record Message(Map<String, String> headers, String body) {
        JsonPath json() {
            return JsonPath.from(body);
        }

        String webhookId() {
            return headers.get("webhook-id");
        }
    }

    record Answer(int code, Map<String, String> headers) {}

    Hook() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::take);
        server.start();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var headers = new HashMap<String, String>();
            exchange.getRequestHeaders()
                    .forEach(
                            (name, values) ->
                                    headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var answer = answers.poll();
            messages.add(new Message(headers, body));
            if (answer != null) {
                answer.headers().forEach(exchange.getResponseHeaders()::set);
            }
            exchange.sendResponseHeaders(answer == null ? 204 : answer.code(), -1);
        }
    }

    /// What it answers next, once; else 204.
    Hook answers(int code, String... header) {
        answers.add(new Answer(code, header.length == 0 ? Map.of() : Map.of(header[0], header[1])));
        return this;
    }

    String url() {
        return "http://127.0.0.1:%d/rollcall?key=1".formatted(server.getAddress().getPort());
    }

    /// Sets the webhook; answers its secret.
    String isTold(String team, String... kinds) {
        return operator()
                .body(body(team, kinds))
                .put(ROUTE + id)
                .then()
                .statusCode(200)
                .extract()
                .path("secret");
    }

    private Map<String, Object> body(String team, String... kinds) {
        var body = new HashMap<String, Object>(Map.of("url", url(), "kinds", kinds));
        if (team != null) {
            body.put("team_id", team);
        }
        return body;
    }

    List<Message> messages() {
        return List.copyOf(messages);
    }

    JsonPath deliveries() {
        return operator()
                .get(ROUTE + id + "/deliveries")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    List<Message> awaitMessages(int number) {
        await().atMost(PATIENCE).until(() -> messages.size() >= number);
        assertThat(messages).hasSize(number);
        return messages();
    }

    void awaitStatuses(String... statuses) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(deliveries().getList("deliveries.status"))
                                        .containsExactly((Object[]) statuses));
    }

    /// The route that tells it again what happened in between.
    String replay(Instant from, Instant to) {
        return "%s%s/replay?from=%s&to=%s".formatted(ROUTE, id, from, to);
    }

    static RequestSpecification operator() {
        return given().auth().oauth2(CommandsBackends.OPERATOR).contentType(ContentType.JSON);
    }

    @Override
    public void close() {
        operator().delete(ROUTE + id).then().statusCode(200);
        server.stop(0);
    }
}
