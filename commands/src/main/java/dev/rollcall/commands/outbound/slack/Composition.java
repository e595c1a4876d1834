package dev.rollcall.commands.outbound.slack;

import dev.rollcall.commands.slack.SlackMessage;
import java.util.List;
import java.util.Optional;

/// What a post is to say as things stand.
///
/// @param messages the post, and what goes on in its thread
/// @param tells how far
/// @param unsaid why nothing is said where nothing of it stands in Slack yet
record Composition(List<SlackMessage> messages, long tells, Optional<String> unsaid) {

    private static final SlackMessage NO_MORE = SlackMessage.of("_Nothing goes on here any more._");

    Composition {
        messages = List.copyOf(messages);
    }

    /// One part of it. What has become shorter keeps a message that says so.
    SlackMessage part(int part) {
        return part < messages.size() ? messages.get(part) : NO_MORE;
    }

    Optional<String> unsaid(int part) {
        return part < messages.size() ? unsaid : unsaid.or(() -> Optional.of("not_needed"));
    }
}
