package dev.rollcall.local.slack.delivery;

import static dev.rollcall.local.slack.workspace.SlackJson.MAPPER;
import static dev.rollcall.local.slack.workspace.SlackJson.written;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rollcall.local.slack.blockkit.BlockKit;
import dev.rollcall.local.slack.delivery.Outcome.Failed;
import dev.rollcall.local.slack.delivery.Outcome.Invalid;
import dev.rollcall.local.slack.delivery.Outcome.Shown;
import dev.rollcall.local.slack.delivery.Outcome.Taken;
import dev.rollcall.local.slack.delivery.Reaction.Answered;
import dev.rollcall.local.slack.delivery.Reaction.TimedOut;
import dev.rollcall.local.slack.delivery.Reaction.Unreachable;
import dev.rollcall.local.slack.manifest.Manifest;
import dev.rollcall.local.slack.workspace.Channel;
import dev.rollcall.local.slack.workspace.Message;
import dev.rollcall.local.slack.workspace.User;
import dev.rollcall.local.slack.workspace.View;
import dev.rollcall.local.slack.workspace.Workspace;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/// What people press, choose and send, told to the app once and never again.
public final class Interactions {
    private static final Logger LOG = Logger.getLogger(Interactions.class);

    private final App app;
    private final Manifest manifest;
    private final Workspace workspace;
    private final ResponseUrls responseUrls;
    private final Payloads payloads;

    public Interactions(
            App app, Manifest manifest, Workspace workspace, ResponseUrls responseUrls) {
        this.manifest = manifest;
        this.app = app;
        this.workspace = workspace;
        this.responseUrls = responseUrls;
        this.payloads = new Payloads(workspace);
    }

    public Outcome pressed(
            User user, Channel channel, Message message, ObjectNode state, ObjectNode action)
            throws InterruptedException {
        var payload = payloads.pressedInMessage(user, channel, message, state, action);
        payload.put("response_url", responseUrls.issueFor(channel.id(), user.id(), message.ts()));
        return outcome(send(payload));
    }

    public Outcome pressed(User user, View view, ObjectNode state, ObjectNode action)
            throws InterruptedException {
        return outcome(send(payloads.pressedInView(user, view, state, action)));
    }

    public Outcome shortcut(User user, String callbackId) throws InterruptedException {
        return outcome(send(payloads.shortcut(user, callbackId, workspace.now())));
    }

    public Outcome shortcut(User user, Channel channel, Message message, String callbackId)
            throws InterruptedException {
        var at = workspace.now();
        var payload = payloads.messageShortcut(user, channel, message, callbackId, at);
        payload.put("response_url", responseUrls.issueFor(channel.id(), user.id(), null));
        return outcome(send(payload));
    }

    /// An empty answer closes the modal; others say what becomes of it.
    public Outcome submitted(User user, View view, ObjectNode state) throws InterruptedException {
        var reaction = send(payloads.submitted(user, view, state));
        if (!(reaction instanceof Answered answer && answer.ok())) {
            return outcome(reaction);
        }
        if (answer.body().isBlank()) {
            workspace.views().close(view);
            return new Taken();
        }
        return read(answer.body()).map(json -> respond(view, json)).orElseGet(this::noJson);
    }

    /// The app is told only where it asked to be; nobody waits for it.
    public void closed(User user, View view, ObjectNode state, boolean all)
            throws InterruptedException {
        if (view.notifiesOnClose()) {
            outcome(send(payloads.closed(user, view, state, all)));
        }
    }

    private Outcome respond(View view, JsonNode answer) {
        var views = workspace.views();
        var action = answer.path("response_action").asText();
        return switch (action) {
            case "" -> {
                views.close(view);
                yield new Taken();
            }
            case "clear" -> {
                views.closeAll(view.user());
                yield new Taken();
            }
            case "errors" -> errors(view, answer.path("errors"));
            case "update" ->
                    shown(answer, content -> views.update(view.id(), content), "the view is gone");
            case "push" ->
                    shown(answer, content -> views.push(view.user(), content), "too many views");
            default -> new Failed("unknown response_action: " + action);
        };
    }

    private static Outcome errors(View view, JsonNode given) {
        var blocks = view.blocks().findValuesAsText("block_id");
        var errors = new LinkedHashMap<String, String>();
        given.properties().forEach(field -> errors.put(field.getKey(), field.getValue().asText()));
        if (errors.isEmpty() || !blocks.containsAll(errors.keySet())) {
            return new Failed("errors must name blocks of the view: " + errors.keySet());
        }
        return new Invalid(errors);
    }

    private Outcome shown(JsonNode answer, Showing showing, String otherwise) {
        var problems = BlockKit.problemsOfView(answer.path("view"), "modal");
        if (!problems.isEmpty()) {
            LOG.warnf("The app answered with a view that Slack refuses: %s", problems);
            return new Failed(problems.getFirst().message());
        }
        return showing.show(BlockKit.completedView(answer.path("view")))
                .<Outcome>map(Shown::new)
                .orElseGet(() -> new Failed(otherwise));
    }

    @FunctionalInterface
    private interface Showing {
        Optional<View> show(JsonNode content);
    }

    private Outcome noJson() {
        return new Failed("the answer is no JSON object");
    }

    private Reaction send(ObjectNode payload) throws InterruptedException {
        var body =
                "payload=" + URLEncoder.encode(written(Echo.of(payload)), StandardCharsets.UTF_8);
        return app.post(Kind.INTERACTION, manifest.paths().interactions(), body, Map.of());
    }

    private static Outcome outcome(Reaction reaction) {
        return switch (reaction) {
            case Answered answer when answer.ok() -> new Taken();
            case Answered answer ->
                    new Failed(answer.status() >= 500 ? "http_service_error" : "http_client_error");
            case TimedOut _ -> new Failed("operation_timeout");
            case Unreachable(var why) -> {
                LOG.warnf("The app could not be told (%s): is commands running?", why);
                yield new Failed("dispatch_failed");
            }
        };
    }

    private static Optional<JsonNode> read(String body) {
        try {
            return Optional.of(MAPPER.readTree(body)).filter(JsonNode::isObject);
        } catch (JsonProcessingException _) {
            return Optional.empty();
        }
    }
}
