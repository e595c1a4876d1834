package dev.rollcall.events;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.UUID;

/// What happens to one poll: one round of asking a team.
public sealed interface PollEvent extends Event {

    /// Schema version 2. Version 1 named neither settings nor whom it asked, which were the members
    /// of then: `asked` is empty. `slot` is the local date and time that the schedule named
    /// (`2026-03-02T09:30`), in `timeZone`; never an instant, so that a change of the zone's rules
    /// opens no slot twice.
    record PollOpened(
            UUID teamId,
            String round,
            String slot,
            String timeZone,
            List<Asked> asked,
            PollSettings settings)
            implements PollEvent {
        public PollOpened {
            requireNonNull(teamId, "team_id");
            requireNonNull(round, "round");
            requireNonNull(slot, "slot");
            requireNonNull(timeZone, "time_zone");
            asked = List.copyOf(asked);
            requireNonNull(settings, "settings");
        }
    }

    record PollPosted(String slackWorkspace, String slackChannel, String slackTs)
            implements PollEvent {
        public PollPosted {
            requireNonNull(slackWorkspace, "slack_workspace");
            requireNonNull(slackChannel, "slack_channel");
            requireNonNull(slackTs, "slack_ts");
        }
    }

    record PollReminderSent(List<String> slackUsers) implements PollEvent {
        public PollReminderSent {
            slackUsers = List.copyOf(slackUsers);
        }
    }

    record PollClosed() implements PollEvent {}

    record PollSummarised(String slackWorkspace, String slackChannel, String slackTs)
            implements PollEvent {
        public PollSummarised {
            requireNonNull(slackWorkspace, "slack_workspace");
            requireNonNull(slackChannel, "slack_channel");
            requireNonNull(slackTs, "slack_ts");
        }
    }
}
