package dev.rollcall.events;

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
                SlackWorkspaceEvent {}
