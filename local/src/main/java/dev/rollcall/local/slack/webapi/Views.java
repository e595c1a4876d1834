package dev.rollcall.local.slack.webapi;

import static dev.rollcall.local.slack.workspace.SlackJson.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rollcall.local.slack.blockkit.BlockKit;
import dev.rollcall.local.slack.blockkit.Filled;
import dev.rollcall.local.slack.manifest.Manifest;
import dev.rollcall.local.slack.workspace.Shapes;
import dev.rollcall.local.slack.workspace.Triggers.Exchange;
import dev.rollcall.local.slack.workspace.Triggers.Exchange.Expired;
import dev.rollcall.local.slack.workspace.Triggers.Exchange.Good;
import dev.rollcall.local.slack.workspace.Triggers.Exchange.Unknown;
import dev.rollcall.local.slack.workspace.Triggers.Exchange.Used;
import dev.rollcall.local.slack.workspace.View;
import dev.rollcall.local.slack.workspace.Workspace;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/// views.open, views.push, views.update and views.publish.
final class Views {
    private static final int LARGEST = 250_000;

    private final Workspace workspace;
    private final Manifest manifest;
    private final Shapes shapes;

    Views(Workspace workspace, Manifest manifest) {
        this.manifest = manifest;
        this.workspace = workspace;
        this.shapes = new Shapes(workspace.cast());
    }

    Map<String, Method> methods() {
        return Map.of(
                "views.open", new Method(Tier.FOUR, this::open),
                "views.push", new Method(Tier.FOUR, this::push),
                "views.update", new Method(Tier.FOUR, this::update),
                "views.publish", new Method(Tier.FOUR, this::publish));
    }

    /// A trigger is spent only by a view that Slack takes.
    private ObjectNode open(Arguments call) {
        var trigger = trigger(call);
        var content = content(call, "modal");
        ofItsOwn(content, Optional.empty());
        return answer(workspace.views().open(exchanged(trigger).user(), content));
    }

    private ObjectNode push(Arguments call) {
        var trigger = trigger(call);
        var content = content(call, "modal");
        ofItsOwn(content, Optional.empty());
        var good = exchanged(trigger);
        if (good.view().flatMap(workspace.views()::find).isEmpty()) {
            throw new Refused("invalid_trigger_id");
        }
        var pushed = workspace.views().push(good.user(), content);
        return answer(pushed.orElseThrow(() -> new Refused("push_limit_reached")));
    }

    private ObjectNode update(Arguments call) {
        var view = meant(call);
        var content = content(call, view.home() ? "home" : "modal");
        if (call.text("hash").filter(hash -> !hash.equals(view.hash())).isPresent()) {
            throw new Refused("hash_conflict");
        }
        ofItsOwn(content, Optional.of(view.id()));
        var updated = workspace.views().update(view.id(), content);
        return answer(updated.orElseThrow(() -> new Refused("not_found")));
    }

    private ObjectNode publish(Arguments call) {
        var user = call.required("user_id");
        if (!manifest.tabs().home()) {
            throw new Refused("not_enabled");
        }
        if (workspace.user(user).filter(one -> !one.bot()).isEmpty()) {
            throw new Refused("user_not_found");
        }
        var content = content(call, "home");
        var before = workspace.views().home(user);
        if (call.text("hash").isPresent() && !call.text("hash").equals(before.map(View::hash))) {
            throw new Refused("hash_conflict");
        }
        ofItsOwn(content, before.map(View::id));
        return answer(workspace.views().publish(user, content));
    }

    private View meant(Arguments call) {
        var byId = call.text("view_id");
        var byName = call.text("external_id");
        if (byId.isEmpty() && byName.isEmpty()) {
            throw Refused.argument("missing required field: view_id");
        }
        return byId.flatMap(workspace.views()::find)
                .or(() -> byName.flatMap(workspace.views()::findExternal))
                .orElseThrow(() -> new Refused("not_found"));
    }

    private JsonNode content(Arguments call, String type) {
        call.required("view");
        var view = call.json("view", "invalid_arguments").orElseThrow();
        if (view.toString().getBytes(StandardCharsets.UTF_8).length > LARGEST) {
            throw new Refused("view_too_large");
        }
        var problems = BlockKit.problemsOfView(view, type);
        if (!problems.isEmpty()) {
            throw Refused.blockKit("invalid_arguments", problems);
        }
        return BlockKit.completedView(view);
    }

    private void ofItsOwn(JsonNode content, Optional<String> itself) {
        var externalId = content.path("external_id").asText();
        var known =
                externalId.isEmpty()
                        ? Optional.<View>empty()
                        : workspace.views().findExternal(externalId);
        if (known.map(View::id).filter(id -> !itself.equals(Optional.of(id))).isPresent()) {
            throw new Refused("duplicate_external_id");
        }
    }

    private static String trigger(Arguments call) {
        return call.text("trigger_id")
                .or(() -> call.text("interactivity_pointer"))
                .orElseThrow(() -> Refused.argument("missing required field: trigger_id"));
    }

    private Good exchanged(String trigger) {
        Exchange exchange = workspace.triggers().exchange(trigger);
        return switch (exchange) {
            case Good good -> good;
            case Unknown() -> throw new Refused("invalid_trigger_id");
            case Expired() -> throw new Refused("expired_trigger_id");
            case Used() -> throw new Refused("exchanged_trigger_id");
        };
    }

    private ObjectNode answer(View view) {
        var answer = object();
        var state = Filled.values(view.blocks(), object());
        answer.set("view", shapes.view(view, state));
        return answer;
    }
}
