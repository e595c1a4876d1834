package dev.rollcall.local.slack.people;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.local.slack.delivery.Outcome;
import dev.rollcall.local.slack.people.Place.InMessage;
import dev.rollcall.local.slack.people.Place.InView;
import dev.rollcall.local.slack.workspace.View;
import dev.rollcall.local.slack.workspace.Workspace;
import java.util.List;
import java.util.Optional;

/// For tests: somebody at their Slack, and what is before them.
public final class Person {
    private final String user;
    private final Hands hands;
    private final Workspace workspace;

    public Person(String user, Office office) {
        this.user = user;
        this.hands = office.hands();
        this.workspace = office.workspace();
    }

    public Surface message(String channel, String ts) {
        return new Surface(
                hands,
                user,
                new InMessage(channel, ts),
                () -> workspace.message(channel, ts).orElseThrow().blocks());
    }

    /// From the lowest to the one on top.
    public List<View> modals() {
        return workspace.views().modals(user);
    }

    /// The modal on top.
    public Surface modal() {
        if (modals().isEmpty()) {
            throw new NotPossible(user + " has no modal open");
        }
        return surface(modals().getLast());
    }

    /// What the app has published, without looking at it.
    public Optional<View> published() {
        return workspace.views().home(user);
    }

    /// Opens the Home tab, of which the app is told.
    public Optional<Surface> home() {
        return hands.openApp(user, "home").map(this::surface);
    }

    public void openMessages() {
        var _ = hands.openApp(user, "messages");
    }

    public Outcome shortcut(String callbackId) {
        return Waiting.until(() -> hands.shortcut(user, callbackId));
    }

    public Outcome shortcut(String channel, String ts, String callbackId) {
        return Waiting.until(() -> hands.shortcut(user, channel, ts, callbackId));
    }

    private Surface surface(View view) {
        return new Surface(hands, user, new InView(view.id()), () -> blocks(view.id()));
    }

    private JsonNode blocks(String id) {
        return workspace
                .views()
                .find(id)
                .orElseThrow(() -> new NotPossible("That view is gone"))
                .blocks();
    }
}
