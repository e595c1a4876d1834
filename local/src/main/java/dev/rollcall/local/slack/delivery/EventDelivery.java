package dev.rollcall.local.slack.delivery;

import static dev.rollcall.local.slack.workspace.SlackJson.MAPPER;
import static dev.rollcall.local.slack.workspace.SlackJson.object;
import static dev.rollcall.local.slack.workspace.SlackJson.written;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rollcall.local.slack.delivery.Reaction.Answered;
import dev.rollcall.local.slack.delivery.Reaction.TimedOut;
import dev.rollcall.local.slack.delivery.Reaction.Unreachable;
import dev.rollcall.local.slack.manifest.Manifest;
import dev.rollcall.local.slack.workspace.Cast;
import dev.rollcall.local.slack.workspace.Change;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;

/// The Events API: each event on its own, in no promised order, and again up to three times when
/// the app doesn't take it.
public final class EventDelivery implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(EventDelivery.class);
    private static final int WAITING_AT_MOST = 10_000;
    private static final int AT_ONCE = 64;
    private static final Duration QUIET = Duration.ofSeconds(1);

    /// Slack tries again nearly at once, after a minute and after five.
    private static final List<Duration> WAITS =
            List.of(Duration.ofSeconds(1), Duration.ofMinutes(1), Duration.ofMinutes(5));

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore room = new Semaphore(WAITING_AT_MOST);
    private final Semaphore turns = new Semaphore(AT_ONCE);
    private final Knobs knobs;
    private final Gathered gathered = new Gathered();
    private final App app;
    private final Cast cast;
    private final Events events;
    private final Manifest manifest;
    private final double pace;
    private final InstantSource clock;

    /// Waits between tries are Slack's own times `pace`.
    public EventDelivery(
            App app, Cast cast, Manifest manifest, Knobs knobs, double pace, InstantSource clock) {
        this.manifest = manifest;
        this.knobs = knobs;
        this.app = app;
        this.cast = cast;
        this.events = new Events(cast);
        this.pace = pace;
        this.clock = clock;
    }

    public void tell(Change change) {
        events.of(change).forEach(this::send);
    }

    /// The app is not in the workspace any more, which Slack tells in two events.
    public void uninstalled() {
        var revoked = object().put("type", "tokens_revoked");
        revoked.putObject("tokens").putArray("bot").add(cast.bot().user());
        revoked.withObject("/tokens").putArray("oauth");
        send(revoked);
        send(object().put("type", "app_uninstalled"));
    }

    /// What Slack does when a request address is entered: the app must send the challenge back.
    public boolean verifyAddress() throws InterruptedException {
        var challenge = UUID.randomUUID().toString();
        var body = object().put("token", "local").put("challenge", challenge);
        body.put("type", "url_verification");
        return post(body.toString(), Map.of()) instanceof Answered answer
                && answer.ok()
                && challenge.equals(challengeIn(answer));
    }

    /// What the manifest does not subscribe to is told to nobody.
    private void send(ObjectNode event) {
        if (!manifest.tells(event)) {
            return;
        }
        var envelope = envelope(event);
        var enough = knobs.backwards();
        if (enough == 1) {
            start(List.of(envelope));
            return;
        }
        var ready = gathered.add(envelope, enough);
        if (!ready.isEmpty()) {
            start(ready);
            return;
        }
        var now = gathered.generation();
        threads.execute(() -> waitFor(() -> startWhenQuiet(now)));
    }

    private void startWhenQuiet(int since) throws InterruptedException {
        Thread.sleep(QUIET);
        start(gathered.quietSince(since));
    }

    /// Several go one by one, each after the answer to the one before.
    private void start(List<ObjectNode> envelopes) {
        if (!room.tryAcquire(envelopes.size())) {
            LOG.warnf("%d events wait for the app: dropped one more", WAITING_AT_MOST);
            return;
        }
        threads.execute(
                () -> {
                    try {
                        waitFor(() -> deliverAll(envelopes));
                    } finally {
                        room.release(envelopes.size());
                    }
                });
    }

    private void deliverAll(List<ObjectNode> envelopes) throws InterruptedException {
        Thread.sleep(knobs.delay());
        for (var envelope : envelopes) {
            for (var copy = 0; copy <= knobs.copies(); copy++) {
                deliver(envelope);
            }
        }
    }

    @FunctionalInterface
    private interface Step {
        void take() throws InterruptedException;
    }

    private static void waitFor(Step step) {
        try {
            step.take();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void deliver(ObjectNode envelope) throws InterruptedException {
        var body = written(envelope);
        var reaction = inTurn(body, Map.of());
        for (var retry = 1; retry <= WAITS.size() && !isFinal(reaction); retry++) {
            Thread.sleep(Duration.ofNanos((long) (WAITS.get(retry - 1).toNanos() * pace)));
            var reason = reason(reaction);
            var headers =
                    Map.of(
                            "X-Slack-Retry-Num",
                            Integer.toString(retry),
                            "X-Slack-Retry-Reason",
                            reason);
            reaction = inTurn(body, headers);
        }
        if (!(reaction instanceof Answered answer && answer.ok())) {
            LOG.warnf(
                    "The app did not take event %s (%s): %s. Is commands running? The event is lost, as in Slack.",
                    envelope.path("event_id").asText(),
                    envelope.path("event").path("type").asText(),
                    reason(reaction));
        }
    }

    private Reaction inTurn(String body, Map<String, String> headers) throws InterruptedException {
        if (knobs.losesThis()) {
            return new TimedOut();
        }
        turns.acquire();
        try {
            var reaction = post(body, headers);
            return knobs.losesThisAnswer() ? new TimedOut() : reaction;
        } finally {
            turns.release();
        }
    }

    private Reaction post(String body, Map<String, String> headers) throws InterruptedException {
        return app.post(Kind.EVENT, manifest.paths().events(), body, headers);
    }

    private ObjectNode envelope(ObjectNode event) {
        var id = "Ev" + UUID.randomUUID().toString().replace("-", "").substring(0, 16);
        var envelope = object().put("token", "local").put("team_id", cast.team());
        envelope.put("context_team_id", cast.team()).putNull("context_enterprise_id");
        envelope.put("api_app_id", cast.bot().app()).set("event", event);
        envelope.put("type", "event_callback").put("event_id", id);
        envelope.put("event_time", clock.instant().getEpochSecond());
        var authorization = envelope.putArray("authorizations").addObject();
        authorization.putNull("enterprise_id").put("team_id", cast.team());
        authorization.put("user_id", cast.bot().user()).put("is_bot", true);
        authorization.put("is_enterprise_install", false);
        envelope.put("is_ext_shared_channel", false);
        return envelope.put("event_context", "4-" + id);
    }

    private static boolean isFinal(Reaction reaction) {
        return reaction instanceof Answered answer && (answer.ok() || answer.noRetry());
    }

    private static String reason(Reaction reaction) {
        return switch (reaction) {
            case Answered _ -> "http_error";
            case TimedOut _ -> "http_timeout";
            case Unreachable _ -> "connection_failed";
        };
    }

    private static String challengeIn(Answered answer) {
        try {
            return answer.contentType().startsWith(App.JSON)
                    ? MAPPER.readTree(answer.body()).path("challenge").asText()
                    : answer.body();
        } catch (JsonProcessingException _) {
            return "";
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
