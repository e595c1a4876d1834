package dev.rollcall.events;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What happens to one status update: said, said differently, taken back.
public sealed interface StatusUpdateEvent extends Event {

    /// Schema version 5. Version 1 was `{team_id, content, author}`, version 2 added the Slack user
    /// with its workspace (null for who does not come from Slack), version 3 made answers of the
    /// content, version 4 added the poll that it answers, null where it answers none. Version 5
    /// added when it was said, where that was long before it was stored; else null.
    record StatusUpdateSubmitted(
            UUID teamId,
            String author,
            String slackWorkspace,
            String slackUser,
            List<Answer> answers,
            UUID pollId,
            Instant saidAt)
            implements StatusUpdateEvent {
        public StatusUpdateSubmitted {
            requireNonNull(teamId, "team_id");
            requireNonNull(author, "author");
            answers = List.copyOf(answers);
        }

        /// Said as it is stored.
        public StatusUpdateSubmitted(
                UUID teamId,
                String author,
                String slackWorkspace,
                String slackUser,
                List<Answer> answers,
                UUID pollId) {
            this(teamId, author, slackWorkspace, slackUser, answers, pollId, null);
        }

        public String content() {
            return Answer.content(answers);
        }

        @Override
        public Optional<Instant> happenedAt() {
            return Optional.ofNullable(saidAt);
        }
    }

    record StatusUpdateEdited(List<Answer> answers) implements StatusUpdateEvent {
        public StatusUpdateEdited {
            answers = List.copyOf(answers);
        }

        public String content() {
            return Answer.content(answers);
        }
    }

    record StatusUpdateRetracted() implements StatusUpdateEvent {}
}
