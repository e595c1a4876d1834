package dev.rollcall.events;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.UUID;

/// What happens to a webhook: whom Rollcall tells elsewhere, and of what. Its secret is no part of
/// the log.
public sealed interface WebhookEvent extends Event {

    /// What a webhook can be told of.
    enum Kind {
        /// A status update was submitted.
        SUBMITTED,
        /// It was edited.
        EDITED,
        /// It was taken back.
        RETRACTED,
        /// A status update says that something blocks its author, or says so anew.
        BLOCKED,
        /// A poll was closed that somebody has not answered.
        MISSED
    }

    /// Set anew, with all that it has. `teamId` is null for all teams.
    record WebhookSet(String url, UUID teamId, List<Kind> kinds) implements WebhookEvent {
        public WebhookSet {
            requireNonNull(url, "url");
            kinds = List.copyOf(kinds);
        }
    }

    record WebhookSecretReplaced() implements WebhookEvent {}

    /// It is told nothing more until it is set again.
    record WebhookDisabled(String reason) implements WebhookEvent {
        public WebhookDisabled {
            requireNonNull(reason, "reason");
        }
    }

    record WebhookRemoved() implements WebhookEvent {}
}
