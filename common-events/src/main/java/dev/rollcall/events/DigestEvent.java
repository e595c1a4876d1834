package dev.rollcall.events;

import static java.util.Objects.requireNonNull;

import java.time.DayOfWeek;
import java.util.UUID;

/// What happens to a team's weekly digest: when it is wanted, made and posted.
public sealed interface DigestEvent extends Event {

    /// On a day of the week, at a time (`16:00`) of a time zone's clock (an IANA name), in a Slack
    /// channel of the team's workspace; null for the team's own.
    record DigestScheduled(
            UUID teamId, DayOfWeek dayOfWeek, String time, String timeZone, String slackChannel)
            implements DigestEvent {
        public DigestScheduled {
            requireNonNull(teamId, "team_id");
            requireNonNull(dayOfWeek, "day_of_week");
            requireNonNull(time, "time");
            requireNonNull(timeZone, "time_zone");
        }
    }

    record DigestUnscheduled() implements DigestEvent {}

    /// One week's, the ISO week of its slot (`2026-W48`): of the seven days before the slot, the
    /// local date and time that the schedule named, in `timeZone`. The channel is where it goes.
    record DigestMade(
            UUID teamId,
            String week,
            String slot,
            String timeZone,
            String slackWorkspace,
            String slackChannel)
            implements DigestEvent {
        public DigestMade {
            requireNonNull(teamId, "team_id");
            requireNonNull(week, "week");
            requireNonNull(slot, "slot");
            requireNonNull(timeZone, "time_zone");
            requireNonNull(slackWorkspace, "slack_workspace");
            requireNonNull(slackChannel, "slack_channel");
        }
    }

    record DigestPosted(String week, String slackWorkspace, String slackChannel, String slackTs)
            implements DigestEvent {
        public DigestPosted {
            requireNonNull(week, "week");
            requireNonNull(slackWorkspace, "slack_workspace");
            requireNonNull(slackChannel, "slack_channel");
            requireNonNull(slackTs, "slack_ts");
        }
    }
}
