package dev.rollcall.local.slack.delivery;

import static dev.rollcall.local.slack.workspace.SlackJson.MAPPER;
import static dev.rollcall.local.slack.workspace.SlackJson.object;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rollcall.local.slack.delivery.Reaction.Answered;
import dev.rollcall.local.slack.delivery.Reaction.TimedOut;
import dev.rollcall.local.slack.delivery.Reaction.Unreachable;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/// Socket Mode: the app connects to Slack, and gets in envelopes what would come as requests; one
/// of its connections gets each, and acknowledges it there.
/// Source: Slack's documentation, "Using Socket Mode".
public final class Sockets {
    private static final String PATH = "/link";
    private static final int MOST = 10;
    private static final Duration USUALLY = Duration.ofHours(5);

    /// How long one that is to be renewed still takes acknowledgements.
    private static final Duration AFTERWARDS = Duration.ofSeconds(2);

    private record Line(ServerWebSocket socket, HttpConnection connection) {}

    private final Set<String> tickets = ConcurrentHashMap.newKeySet();
    private final List<Line> open = new CopyOnWriteArrayList<>();
    private final Map<String, Waiting> waiting = new ConcurrentHashMap<>();
    private final AtomicInteger turn = new AtomicInteger();
    private final AtomicInteger opened = new AtomicInteger();
    private final AtomicInteger deadly = new AtomicInteger();
    private final AtomicInteger deadlyCommands = new AtomicInteger();
    private final AtomicInteger fewest = new AtomicInteger();
    private final String app;
    private final Duration patience;
    private volatile Duration lasts = USUALLY;
    private volatile boolean off;

    private record Waiting(Line line, CompletableFuture<Reaction> reaction) {}

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

    /// How many have ever been opened.
    public int opened() {
        return opened.get();
    }

    /// Asks every connection to be renewed, as Slack does now and then, and closes it soon.
    public void refresh() {
        open.forEach(this::refresh);
    }

    /// The same for the one whose turn it is.
    public void refreshOne() {
        next().ifPresent(this::refresh);
    }

    private void refresh(Line line) {
        open.remove(line);
        disconnect(line, "refresh_requested");
        closeLater(line);
    }

    /// Tells every connection that it will be asked to be renewed soon; until then it gets
    /// envelopes.
    public void warn() {
        fewest.set(open.size());
        open.forEach(line -> disconnect(line, "warning"));
    }

    /// How few there have been at a time since the last warning.
    public int fewest() {
        return fewest.get();
    }

    /// A connection goes without a word, as when a machine of Slack's dies.
    public void cutOne() {
        next().ifPresent(this::cut);
    }

    public void cutAll() {
        open.forEach(this::cut);
    }

    private void cut(Line line) {
        open.remove(line);
        line.connection().close();
    }

    /// The connections that bring the next envelopes die when these have been written.
    public void dieWithNext(int envelopes) {
        deadly.set(envelopes);
    }

    /// The same, for slash commands alone.
    public void dieWithNextCommands(int envelopes) {
        deadlyCommands.set(envelopes);
    }

    /// Socket Mode is switched off, or on, in the app's settings.
    public void switchedOff(boolean off) {
        this.off = off;
        if (off) {
            open.forEach(this::disable);
        }
    }

    private void disable(Line line) {
        open.remove(line);
        disconnect(line, "link_disabled");
        line.socket().close();
    }

    /// How long connections are said to last, from here on.
    public void lasting(Duration time) {
        lasts = time;
    }

    /// As long as Slack's usually do, and with nothing going wrong.
    public void allWell() {
        lasts = USUALLY;
        deadly.set(0);
        deadlyCommands.set(0);
        off = false;
    }

    Reaction send(String path, String body, Map<String, String> headers)
            throws InterruptedException {
        var line = next().orElse(null);
        if (line == null) {
            return new Unreachable("no connection in Socket Mode");
        }
        var id = UUID.randomUUID().toString();
        var answer = new CompletableFuture<Reaction>();
        waiting.put(id, new Waiting(line, answer));
        try {
            var written =
                    line.socket().writeTextMessage(envelope(id, path, body, headers).toString());
            if (diesWith(path)) {
                written.onComplete(_ -> cut(line));
            }
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException _) {
            return new TimedOut();
        } finally {
            waiting.remove(id);
        }
    }

    private boolean diesWith(String path) {
        return takesOne(deadly) || (path.equals("/slack/commands") && takesOne(deadlyCommands));
    }

    private static boolean takesOne(AtomicInteger left) {
        return left.getAndUpdate(some -> Math.max(0, some - 1)) > 0;
    }

    /// Slack picks one; here they take turns.
    private Optional<Line> next() {
        var all = List.copyOf(open);
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(all.get(Math.floorMod(turn.getAndIncrement(), all.size())));
    }

    private void connect(RoutingContext call) {
        var ticket = call.request().getParam("ticket");
        if (ticket == null || !tickets.remove(ticket)) {
            call.response().setStatusCode(403).end();
            return;
        }
        var connection = call.request().connection();
        call.request().toWebSocket().onSuccess(socket -> greet(new Line(socket, connection)));
    }

    private void greet(Line line) {
        var socket = line.socket();
        socket.textMessageHandler(text -> acknowledged(line, text));
        socket.closeHandler(_ -> closed(line));
        if (off) {
            disable(line);
            return;
        }
        var hello = object().put("type", "hello").put("num_connections", open.size() + 1);
        hello.putObject("connection_info").put("app_id", app);
        var about = hello.putObject("debug_info").put("host", "applink-local");
        about.put("build_number", 1).put("approximate_connection_time", lasts.toSeconds());
        socket.writeTextMessage(hello.toString());
        if (open.size() >= MOST) {
            disconnect(line, "too_many_websockets");
            socket.close();
            return;
        }
        opened.incrementAndGet();
        open.add(line);
    }

    private static void disconnect(Line line, String reason) {
        var message = object().put("type", "disconnect").put("reason", reason);
        message.putObject("debug_info").put("host", "applink-local");
        line.socket().writeTextMessage(message.toString());
    }

    private static void closeLater(Line line) {
        CompletableFuture.delayedExecutor(AFTERWARDS.toMillis(), TimeUnit.MILLISECONDS)
                .execute(line.connection()::close);
    }

    /// What it brought and was not acknowledged is not known to be taken.
    private void closed(Line line) {
        open.remove(line);
        fewest.accumulateAndGet(open.size(), Math::min);
        waiting.values().stream()
                .filter(one -> one.line().equals(line))
                .forEach(one -> one.reaction().complete(new TimedOut()));
    }

    /// On the connection that brought it, and no other.
    private void acknowledged(Line line, String text) {
        try {
            var json = MAPPER.readTree(text);
            var answer = waiting.get(json.path("envelope_id").asText());
            if (answer != null && answer.line().equals(line)) {
                var payload = json.path("payload");
                var body = payload.isMissingNode() ? "" : payload.toString();
                answer.reaction().complete(new Answered(200, App.JSON, body, false));
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
