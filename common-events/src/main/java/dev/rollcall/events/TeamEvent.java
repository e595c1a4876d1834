package dev.rollcall.events;

import static java.util.Objects.requireNonNull;

/// What happens to a team: its name, its Slack channel, its poll schedule, its members, its end.
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

    /// `cron` is a five-field Unix expression, read in `timeZone` (an IANA name).
    record PollScheduled(String cron, String timeZone) implements TeamEvent {
        public PollScheduled {
            requireNonNull(cron, "cron");
            requireNonNull(timeZone, "time_zone");
        }
    }

    record PollUnscheduled() implements TeamEvent {}

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

    record TeamArchived() implements TeamEvent {}
}
