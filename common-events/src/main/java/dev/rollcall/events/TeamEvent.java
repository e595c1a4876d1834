package dev.rollcall.events;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;

/// What happens to a team: its name, its Slack channel, its rounds of polls, its members, its
/// end.
public sealed interface TeamEvent extends Event {

    record TeamRegistered(String name) implements TeamEvent {
        public TeamRegistered {
            requireNonNull(name, "name");
        }
    }

    record TeamRenamed(String name) implements TeamEvent {
        public TeamRenamed {
            requireNonNull(name, "name");
        }
    }

    record SlackChannelLinked(String slackWorkspace, String slackChannel) implements TeamEvent {
        public SlackChannelLinked {
            requireNonNull(slackWorkspace, "slack_workspace");
            requireNonNull(slackChannel, "slack_channel");
        }
    }

    record SlackChannelUnlinked(String slackWorkspace, String slackChannel) implements TeamEvent {
        public SlackChannelUnlinked {
            requireNonNull(slackWorkspace, "slack_workspace");
            requireNonNull(slackChannel, "slack_channel");
        }
    }

    /// Schema version 2, of one of several rounds (`daily`, `retro`). Version 1 was
    /// `{cron, time_zone}` of the only one. `cron` is a five-field Unix expression, read in
    /// `timeZone` (an IANA name).
    record PollScheduled(
            String round, String cron, String timeZone, Audience audience, PollSettings settings)
            implements TeamEvent {
        public PollScheduled {
            requireNonNull(round, "round");
            requireNonNull(cron, "cron");
            requireNonNull(timeZone, "time_zone");
            requireNonNull(audience, "audience");
            requireNonNull(settings, "settings");
        }
    }

    /// Schema version 2, of one round. Version 1 was `{}`.
    record PollUnscheduled(String round) implements TeamEvent {
        public PollUnscheduled {
            requireNonNull(round, "round");
        }
    }

    /// Until a day of the round's clock, on which it asks again; null until it is resumed.
    record PollPaused(String round, LocalDate until) implements TeamEvent {
        public PollPaused {
            requireNonNull(round, "round");
        }
    }

    record PollResumed(String round) implements TeamEvent {
        public PollResumed {
            requireNonNull(round, "round");
        }
    }

    /// On whose holidays the team is not asked. `country` is an ISO 3166-1 code, null for none;
    /// `subdivision` one of the country's, or null for the whole.
    record HolidaysChosen(String country, String subdivision) implements TeamEvent {}

    record MemberJoined(String slackWorkspace, String slackUser) implements TeamEvent {
        public MemberJoined {
            requireNonNull(slackWorkspace, "slack_workspace");
            requireNonNull(slackUser, "slack_user");
        }
    }

    record MemberLeft(String slackWorkspace, String slackUser) implements TeamEvent {
        public MemberLeft {
            requireNonNull(slackWorkspace, "slack_workspace");
            requireNonNull(slackUser, "slack_user");
        }
    }

    /// Who may change the team from Slack, beside those who run its workspace. They need not be
    /// members.
    record TeamAdminAppointed(String slackWorkspace, String slackUser) implements TeamEvent {
        public TeamAdminAppointed {
            requireNonNull(slackWorkspace, "slack_workspace");
            requireNonNull(slackUser, "slack_user");
        }
    }

    record TeamAdminDismissed(String slackWorkspace, String slackUser) implements TeamEvent {
        public TeamAdminDismissed {
            requireNonNull(slackWorkspace, "slack_workspace");
            requireNonNull(slackUser, "slack_user");
        }
    }

    record TeamArchived() implements TeamEvent {}
}
