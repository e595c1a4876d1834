package dev.rollcall.local.slack.delivery;

import static dev.rollcall.local.slack.workspace.SlackJson.MAPPER;
import static dev.rollcall.local.slack.workspace.SlackJson.object;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rollcall.local.slack.delivery.Reaction.Answered;
import dev.rollcall.local.slack.delivery.Reaction.TimedOut;
import dev.rollcall.local.slack.delivery.Reaction.Unreachable;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Socket Mode: the app connects to Slack, and gets in envelopes what would come as requests; one
/// of its connections gets each, and acknowledges it there.
/// Source: Slack's documentation, "Using Socket Mode".
public final class Sockets {
    private static final String PATH = "/link";
    private static final int MOST = 10;

    private final Set<String> tickets = ConcurrentHashMap.newKeySet();
    private final List<ServerWebSocket> open = new CopyOnWriteArrayList<>();
    private final Map<String, CompletableFuture<Reaction>> waiting = new ConcurrentHashMap<>();
    private final String app;
    private final Duration patience;

    public Sockets(String app, Duration patience) {
        this.app = app;
        this.patience = patience;
    }

    public void mount(Router router) {
        router.get(PATH).handler(this::connect);
    }

    /// The path, with a ticket that is good for one connection.
    public String issue() {
        var ticket = UUID.randomUUID().toString();
        tickets.add(ticket);
        return PATH + "?ticket=" + ticket + "&app_id=" + app;
    }

    public int connections() {
        return open.size();
    }

    /// Asks every connection to be renewed, as Slack does now and then, and closes it.
    public void refresh() {
        var all = List.copyOf(open);
        open.clear();
        for (var socket : all) {
            var message = object().put("type", "disconnect").put("reason", "refresh_requested");
            message.putObject("debug_info").put("host", "applink-local");
            socket.writeTextMessage(message.toString());
            socket.close();
        }
    }

    Reaction send(String path, String body, Map<String, String> headers)
            throws InterruptedException {
        if (open.isEmpty()) {
            return new Unreachable("no connection in Socket Mode");
        }
        var id = UUID.randomUUID().toString();
        var answer = new CompletableFuture<Reaction>();
        waiting.put(id, answer);
        try {
            open.getFirst().writeTextMessage(envelope(id, path, body, headers).toString());
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException _) {
            return new TimedOut();
        } finally {
            waiting.remove(id);
        }
    }

    private void connect(RoutingContext call) {
        var ticket = call.request().getParam("ticket");
        if (ticket == null || !tickets.remove(ticket) || open.size() >= MOST) {
            call.response().setStatusCode(403).end();
            return;
        }
        call.request().toWebSocket().onSuccess(this::greet);
    }

    private void greet(ServerWebSocket socket) {
        socket.textMessageHandler(this::acknowledged);
        socket.closeHandler(_ -> open.remove(socket));
        var hello = object().put("type", "hello").put("num_connections", open.size() + 1);
        hello.putObject("connection_info").put("app_id", app);
        var about = hello.putObject("debug_info").put("host", "applink-local");
        about.put("build_number", 1).put("approximate_connection_time", 18_060);
        socket.writeTextMessage(hello.toString());
        open.add(socket);
    }

    private void acknowledged(String text) {
        try {
            var json = MAPPER.readTree(text);
            var answer = waiting.get(json.path("envelope_id").asText());
            if (answer != null) {
                var payload = json.path("payload");
                var body = payload.isMissingNode() ? "" : payload.toString();
                answer.complete(new Answered(200, App.JSON, body, false));
            }
        } catch (JsonProcessingException _) {
            // What is no acknowledgement is none: Slack waits on.
        }
    }

    private static ObjectNode envelope(
            String id, String path, String body, Map<String, String> headers) {
        var envelope = object().put("envelope_id", id);
        switch (path) {
            case "/slack/events" -> {
                envelope.put("type", "events_api").put("accepts_response_payload", false);
                envelope.put(
                        "retry_attempt",
                        Integer.parseInt(headers.getOrDefault("X-Slack-Retry-Num", "0")));
                envelope.put("retry_reason", headers.getOrDefault("X-Slack-Retry-Reason", ""));
                envelope.set("payload", json(body));
            }
            case "/slack/commands" -> {
                envelope.put("type", "slash_commands").put("accepts_response_payload", true);
                envelope.set("payload", form(body));
            }
            default -> {
                envelope.put("type", "interactive").put("accepts_response_payload", true);
                envelope.set("payload", json(form(body).path("payload").asText()));
            }
        }
        return envelope;
    }

    private static ObjectNode form(String body) {
        var fields = object();
        for (var field : List.of(body.split("&"))) {
            var at = field.indexOf('=');
            var value = URLDecoder.decode(field.substring(at + 1), StandardCharsets.UTF_8);
            fields.put(field.substring(0, at), value);
        }
        return fields;
    }

    private static JsonNode json(String body) {
        try {
            return MAPPER.readTree(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("Slack sends JSON", impossible);
        }
    }
}
