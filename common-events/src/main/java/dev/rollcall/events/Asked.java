package dev.rollcall.events;

import static java.util.Objects.requireNonNull;

/// Somebody whom a poll asks. The slot is read on the clock of `timeZone`, an IANA name.
public record Asked(String slackWorkspace, String slackUser, String timeZone) {

    public Asked {
        requireNonNull(slackWorkspace, "slack_workspace");
        requireNonNull(slackUser, "slack_user");
        requireNonNull(timeZone, "time_zone");
    }
}
