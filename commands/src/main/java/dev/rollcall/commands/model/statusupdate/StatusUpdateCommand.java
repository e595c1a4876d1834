package dev.rollcall.commands.model.statusupdate;

import dev.rollcall.events.Answer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What can be asked of a status update.
public sealed interface StatusUpdateCommand {

    /// `slackWorkspace` and `slackUser` are null for who does not come from Slack, `pollId` where
    /// no poll is answered, `saidAt` of what is said now.
    record SubmitStatusUpdate(
            UUID teamId,
            String author,
            String slackWorkspace,
            String slackUser,
            List<Answer> answers,
            UUID pollId,
            Instant saidAt)
            implements StatusUpdateCommand {

        /// What stands where other updates have a name.
        public static final String NOBODY = "Anonymous";

        public SubmitStatusUpdate(
                UUID teamId,
                String author,
                String slackWorkspace,
                String slackUser,
                List<Answer> answers,
                UUID pollId) {
            this(teamId, author, slackWorkspace, slackUser, answers, pollId, null);
        }

        /// By somebody whose id is another workspace's.
        public SubmitStatusUpdate of(String workspace) {
            return new SubmitStatusUpdate(
                    teamId, author, workspace, slackUser, answers, pollId, saidAt);
        }

        public SubmitStatusUpdate answering(UUID poll) {
            return new SubmitStatusUpdate(
                    teamId, author, slackWorkspace, slackUser, answers, poll, saidAt);
        }

        /// The poll that it answers under a name.
        public Optional<UUID> openlyAnswered() {
            return openlyAnswered(author, slackUser, pollId);
        }

        static Optional<UUID> openlyAnswered(String author, String slackUser, UUID poll) {
            return Optional.ofNullable(poll)
                    .filter(_ -> slackUser != null || !NOBODY.equals(author));
        }
    }

    record EditStatusUpdate(List<Answer> answers) implements StatusUpdateCommand {}

    record RetractStatusUpdate() implements StatusUpdateCommand {}

    /// A Slack message was edited, or is first heard of by its edit: `submission` is the message as
    /// it stands now.
    record ReviseFromSlack(SubmitStatusUpdate submission) implements StatusUpdateCommand {}

    /// A Slack message was deleted, perhaps before it was heard of.
    record RetractFromSlack() implements StatusUpdateCommand {}
}
