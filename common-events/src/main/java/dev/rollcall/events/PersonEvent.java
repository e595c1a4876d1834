package dev.rollcall.events;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;

/// What somebody in Slack chose for themselves, for all of their teams.
public sealed interface PersonEvent extends Event {

    /// `timeZone` is an IANA name; null for the one that Slack knows.
    record TimeZoneChosen(String slackWorkspace, String slackUser, String timeZone)
            implements PersonEvent {
        public TimeZoneChosen {
            requireNonNull(slackWorkspace, "slack_workspace");
            requireNonNull(slackUser, "slack_user");
        }
    }

    /// From the first day to the last, both included, by their own clock.
    record DaysOffTaken(
            String slackWorkspace, String slackUser, LocalDate firstDay, LocalDate lastDay)
            implements PersonEvent {
        public DaysOffTaken {
            requireNonNull(slackWorkspace, "slack_workspace");
            requireNonNull(slackUser, "slack_user");
            requireNonNull(firstDay, "first_day");
            requireNonNull(lastDay, "last_day");
        }
    }

    /// Days that were taken, and are not after all.
    record DaysOffCancelled(
            String slackWorkspace, String slackUser, LocalDate firstDay, LocalDate lastDay)
            implements PersonEvent {
        public DaysOffCancelled {
            requireNonNull(slackWorkspace, "slack_workspace");
            requireNonNull(slackUser, "slack_user");
            requireNonNull(firstDay, "first_day");
            requireNonNull(lastDay, "last_day");
        }
    }

    record RemindersSwitched(String slackWorkspace, String slackUser, boolean on)
            implements PersonEvent {
        public RemindersSwitched {
            requireNonNull(slackWorkspace, "slack_workspace");
            requireNonNull(slackUser, "slack_user");
        }
    }

    /// Whether polls ask them one question at a time, in direct messages.
    record InterviewsSwitched(String slackWorkspace, String slackUser, boolean on)
            implements PersonEvent {
        public InterviewsSwitched {
            requireNonNull(slackWorkspace, "slack_workspace");
            requireNonNull(slackUser, "slack_user");
        }
    }
}
