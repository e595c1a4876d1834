package dev.rollcall.events;

import java.time.Instant;
import java.util.Optional;

/// Something that happened to one aggregate. Which one, when, and because of what stands in the
/// [Envelope]; an event holds only what the aggregate itself did not know before.
public sealed interface Event
        permits TeamEvent,
                SlackChannelEvent,
                StatusUpdateEvent,
                PollEvent,
                PersonEvent,
                WebhookEvent,
                DigestEvent,
                SlackWorkspaceEvent {

    /// When it happened, where that was long before it was stored.
    default Optional<Instant> happenedAt() {
        return Optional.empty();
    }
}
