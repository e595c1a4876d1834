package dev.rollcall.events;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/// Which team a Slack channel belongs to. Appended together with the team's own event, so that a
/// channel never belongs to two.
public sealed interface SlackChannelEvent extends Event {

    record SlackChannelClaimed(String slackWorkspace, String slackChannel, UUID teamId)
            implements SlackChannelEvent {
        public SlackChannelClaimed {
            requireNonNull(slackWorkspace, "slack_workspace");
            requireNonNull(slackChannel, "slack_channel");
            requireNonNull(teamId, "team_id");
        }
    }

    record SlackChannelReleased(String slackWorkspace, String slackChannel, UUID teamId)
            implements SlackChannelEvent {
        public SlackChannelReleased {
            requireNonNull(slackWorkspace, "slack_workspace");
            requireNonNull(slackChannel, "slack_channel");
            requireNonNull(teamId, "team_id");
        }
    }
}
