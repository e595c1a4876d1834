package dev.rollcall.local.slack.delivery;

import static dev.rollcall.local.slack.workspace.SlackJson.MAPPER;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.rollcall.local.slack.delivery.Reaction.Answered;
import dev.rollcall.local.slack.delivery.Reaction.TimedOut;
import dev.rollcall.local.slack.delivery.Reaction.Unreachable;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
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

    /// @param heard whether its acknowledgement is
    private record Waiting(Line line, boolean heard, CompletableFuture<Reaction> reaction) {}

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

    /// How many envelopes the app has, and has not acknowledged yet.
    public int underWay() {
        return waiting.size();
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
        line.closeSoon("refresh_requested");
    }

    /// Tells every connection that it will be asked to be renewed soon; until then it gets
    /// envelopes.
    public void warn() {
        fewest.set(open.size());
        open.forEach(line -> line.warn("warning"));
    }

    /// How few there have been at a time since the last warning.
    public int fewest() {
        return fewest.get();
    }

    /// Writes whatever it is to the one whose turn it is.
    public void write(String text) {
        next().ifPresent(line -> line.socket().writeTextMessage(text));
    }

    /// A connection goes without a word.
    public void cutOne() {
        next().ifPresent(this::cut);
    }

    public void cutAll() {
        open.forEach(this::cut);
    }

    private void cut(Line line) {
        open.remove(line);
        line.cut();
    }

    /// The connections that bring the next envelopes die when these have been written, and hear no
    /// acknowledgement of them.
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
        line.close("link_disabled");
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

    Reaction send(Kind kind, String body, Map<String, String> headers) throws InterruptedException {
        var line = next().orElse(null);
        if (line == null) {
            return new Unreachable("no connection in Socket Mode");
        }
        var id = UUID.randomUUID().toString();
        var answer = new CompletableFuture<Reaction>();
        boolean dies = diesWith(kind);
        waiting.put(id, new Waiting(line, !dies, answer));
        var envelope = Envelope.of(id, kind, body, headers);
        try {
            if (dies) {
                open.remove(line);
                line.sendAndDie(envelope);
            } else {
                line.send(envelope);
            }
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException _) {
            return new TimedOut();
        } finally {
            waiting.remove(id);
        }
    }

    private boolean diesWith(Kind kind) {
        return takesOne(deadly) || (kind == Kind.COMMAND && takesOne(deadlyCommands));
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
        var events = Vertx.currentContext();
        call.request()
                .toWebSocket()
                .onSuccess(socket -> greet(new Line(socket, connection, events)));
    }

    private void greet(Line line) {
        line.socket().textMessageHandler(text -> acknowledged(line, text));
        line.socket().closeHandler(_ -> closed(line));
        if (off) {
            disable(line);
            return;
        }
        line.greet(app, open.size() + 1, lasts);
        if (open.size() >= MOST) {
            line.close("too_many_websockets");
            return;
        }
        opened.incrementAndGet();
        open.add(line);
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
            if (answer != null && answer.heard() && answer.line().equals(line)) {
                var payload = json.path("payload");
                var body = payload.isMissingNode() ? "" : payload.toString();
                answer.reaction().complete(new Answered(200, App.JSON, body, false));
            }
        } catch (JsonProcessingException _) {
            // What is no acknowledgement is none: Slack waits on.
        }
    }
}
