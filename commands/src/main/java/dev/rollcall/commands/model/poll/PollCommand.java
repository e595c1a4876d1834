package dev.rollcall.commands.model.poll;

import java.util.List;
import java.util.UUID;

/// What can be asked of a poll.
public sealed interface PollCommand {

    /// `slot` is a local date and time in `timeZone`.
    record OpenPoll(UUID teamId, String round, String slot, String timeZone)
            implements PollCommand {}

    record RecordPollPosted(String slackWorkspace, String slackChannel, String slackTs)
            implements PollCommand {}

    record RecordReminderSent(List<String> slackUsers) implements PollCommand {}

    record ClosePoll() implements PollCommand {}
}
