package dev.rollcall.events;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.NameBasedGenerator;
import java.util.UUID;

/// Ids that follow from what they name (UUIDv5, RFC 9562 §5.5): the same thing gets the same id on
/// every pod and at every repeat, so that the event store's keys find repeats without a look-up.
public final class NamedIds {

    private static final UUID ROLLCALL = UUID.fromString("6f3a1d2e-0c52-5b1c-9a37-5a1e6f0b7c11");
    private static final NameBasedGenerator GENERATOR = Generators.nameBasedGenerator(ROLLCALL);

    private NamedIds() {}

    /// A command, by everything that tells one request from another.
    public static UUID command(String... identity) {
        return named("command", identity);
    }

    /// The `n`-th event (from 0) of a command's append.
    public static UUID event(UUID commandId, int n) {
        return named("event", commandId.toString(), Integer.toString(n));
    }

    /// What a command creates, where its caller names no id.
    public static UUID created(UUID commandId) {
        return named("created", commandId.toString());
    }

    public static UUID slackChannel(String workspace, String channel) {
        return named("slack-channel", workspace, channel);
    }

    public static UUID slackWorkspace(String workspace) {
        return named("slack-workspace", workspace);
    }

    /// The status update that a Slack message is.
    public static UUID slackMessage(String workspace, String channel, String ts) {
        return named("slack-message", workspace, channel, ts);
    }

    /// One round of asking a team, by its local slot and never by an instant.
    public static UUID poll(UUID teamId, String round, String slot) {
        return named("poll", teamId.toString(), round, slot);
    }

    /// Somebody in Slack, with what they chose for themselves.
    public static UUID person(String workspace, String user) {
        return named("person", workspace, user);
    }

    /// One message of the bot's, by what it is about and where it stands.
    public static UUID slackPost(String... identity) {
        return named("slack-post", identity);
    }

    /// The weekly digest of a team.
    public static UUID digest(UUID teamId) {
        return named("digest", teamId.toString());
    }

    /// What a webhook is told of an event.
    public static UUID webhookDelivery(String webhook, String event, String kind) {
        return named("webhook-delivery", webhook, event, kind);
    }

    /// The trace of everything that follows from one request.
    public static UUID trace(String correlationId) {
        return named("trace", correlationId);
    }

    /// Each part goes with its length, which keeps `("ab", "c")` and `("a", "bc")` apart.
    private static UUID named(String kind, String... parts) {
        var name = new StringBuilder(kind);
        for (var part : parts) {
            name.append('|').append(part.length()).append(':').append(part);
        }
        return GENERATOR.generate(name.toString());
    }
}
