package dev.rollcall.commands.model.poll;

import dev.rollcall.events.Asked;
import dev.rollcall.events.PollSettings;
import java.util.List;
import java.util.UUID;

/// What can be asked of a poll.
public sealed interface PollCommand {

    /// `slot` is a local date and time in `timeZone`.
    record OpenPoll(
            UUID teamId,
            String round,
            String slot,
            String timeZone,
            List<Asked> asked,
            PollSettings settings)
            implements PollCommand {}

    record RecordPollPosted(String slackWorkspace, String slackChannel, String slackTs)
            implements PollCommand {}

    /// The `number`-th reminder, from 1, to those of one slot who have not answered.
    record RemindOfPoll(int number, List<String> slackUsers) implements PollCommand {}

    record ClosePoll() implements PollCommand {}

    record RecordPollSummarised(String slackWorkspace, String slackChannel, String slackTs)
            implements PollCommand {}
}
