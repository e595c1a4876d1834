package dev.rollcall.local.slack.people;

import static dev.rollcall.local.slack.workspace.SlackJson.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rollcall.local.slack.blockkit.Filled;
import dev.rollcall.local.slack.blockkit.Incomplete;
import dev.rollcall.local.slack.delivery.Interactions;
import dev.rollcall.local.slack.delivery.Outcome;
import dev.rollcall.local.slack.manifest.Manifest;
import dev.rollcall.local.slack.people.Place.InMessage;
import dev.rollcall.local.slack.people.Place.InView;
import dev.rollcall.local.slack.workspace.Channel;
import dev.rollcall.local.slack.workspace.Message;
import dev.rollcall.local.slack.workspace.User;
import dev.rollcall.local.slack.workspace.View;
import dev.rollcall.local.slack.workspace.Workspace;
import java.util.List;
import java.util.Optional;

/// What a person at their Slack can do besides writing: press, choose, fill in and send, use
/// shortcuts and look at the app. What was filled in comes by block and action; methods block while
/// the app answers.
public final class Hands {
    private final Workspace workspace;
    private final Manifest manifest;
    private final Interactions interactions;

    public Hands(Workspace workspace, Manifest manifest, Interactions interactions) {
        this.manifest = manifest;
        this.workspace = workspace;
        this.interactions = interactions;
    }

    /// Presses or chooses. `block` may be null where the action's id is in one block only.
    public Outcome act(
            String user, Place place, String block, String action, JsonNode value, JsonNode filled)
            throws InterruptedException {
        reachable();
        var person = person(user);
        return switch (place) {
            case InMessage(var channelId, var ts) -> {
                var channel = channel(channelId, user);
                var message = message(channel, ts, user);
                var blocks = message.blocks() == null ? object() : message.blocks();
                var pressed = pressed(blocks, block, action, value);
                var state = Filled.values(blocks, filled);
                yield interactions.pressed(person, channel, message, state, pressed);
            }
            case InView(var id) -> {
                var view = view(id, user);
                var pressed = pressed(view.blocks(), block, action, value);
                var state = Filled.values(view.blocks(), filled);
                yield interactions.pressed(person, view, state, pressed);
            }
        };
    }

    /// Slack's client first looks itself whether all is filled in.
    public Outcome submit(String user, String viewId, JsonNode filled) throws InterruptedException {
        var view = modal(viewId, user);
        var values = Filled.values(view.blocks(), filled);
        var errors = Incomplete.errors(view.blocks(), values);
        return errors.isEmpty()
                ? interactions.submitted(person(user), view, values)
                : new Outcome.Invalid(errors);
    }

    /// Leaves one modal, or all of them: by its own wish (`clear_on_close`) or the person's.
    public void close(String user, String viewId, boolean all, JsonNode filled)
            throws InterruptedException {
        var view = modal(viewId, user);
        var clears = all || view.content().path("clear_on_close").asBoolean();
        var gone = clears ? workspace.views().modals(user).reversed() : List.of(view);
        if (clears) {
            workspace.views().closeAll(user);
        } else {
            workspace.views().close(view);
        }
        for (var one : gone) {
            var values = Filled.values(one.blocks(), one.equals(view) ? filled : object());
            interactions.closed(person(user), one, values, clears);
        }
    }

    /// `tab` is `home` or `messages`.
    public Optional<View> openApp(String user, String tab) {
        present();
        var there =
                switch (String.valueOf(tab)) {
                    case "home" -> manifest.tabs().home();
                    case "messages" -> manifest.tabs().messages();
                    default -> false;
                };
        if (!there) {
            throw new NotPossible("The app has no tab " + tab);
        }
        workspace.openApp(person(user).id(), tab);
        return workspace.views().home(user);
    }

    public Outcome shortcut(String user, String callbackId) throws InterruptedException {
        offered(callbackId, false);
        return interactions.shortcut(person(user), callbackId);
    }

    public Outcome shortcut(String user, String channelId, String ts, String callbackId)
            throws InterruptedException {
        offered(callbackId, true);
        var person = person(user);
        var channel = channel(channelId, user);
        var message = message(channel, ts, user);
        return interactions.shortcut(person, channel, message, callbackId);
    }

    private ObjectNode pressed(JsonNode blocks, String blockId, String actionId, JsonNode value) {
        var found = Pressable.find(blocks, blockId, actionId);
        if (!found.dispatches()) {
            throw new NotPossible(actionId + " is filled in, it tells the app nothing by itself");
        }
        if (!Filled.offers(found.element(), value)) {
            throw new NotPossible("%s does not offer %s".formatted(actionId, value));
        }
        return Filled.action(found.block(), found.element(), value, workspace.now());
    }

    private void offered(String callbackId, boolean onMessage) {
        reachable();
        if (!manifest.offers(callbackId, onMessage)) {
            throw new NotPossible("The app has no such shortcut: " + callbackId);
        }
    }

    private void reachable() {
        present();
        if (!manifest.interactive()) {
            throw new NotPossible("This app is not configured to handle interactive responses.");
        }
    }

    private void present() {
        if (!workspace.app().present()) {
            throw new NotPossible("The app is not installed in this workspace");
        }
    }

    private User person(String id) {
        return workspace
                .user(id)
                .filter(user -> !user.bot())
                .orElseThrow(() -> new NotPossible("There is no person " + id));
    }

    private Channel channel(String id, String user) {
        return workspace
                .channel(id)
                .filter(channel -> channel.has(user))
                .orElseThrow(() -> new NotPossible("%s is not in %s".formatted(user, id)));
    }

    private Message message(Channel channel, String ts, String user) {
        return workspace
                .message(channel.id(), ts)
                .filter(message -> message.isFor(user))
                .orElseThrow(() -> new NotPossible("That message is gone"));
    }

    private View modal(String id, String user) {
        var view = view(id, user);
        if (view.home()) {
            throw new NotPossible("The Home tab is neither sent nor closed");
        }
        return view;
    }

    private View view(String id, String user) {
        return workspace
                .views()
                .find(id)
                .filter(view -> view.user().equals(user))
                .orElseThrow(() -> new NotPossible("That view is gone"));
    }
}
