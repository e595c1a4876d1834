package dev.rollcall.events.codec;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// What is said of polls, from before a team had several rounds with settings.
final class PollUpcasters {

    private static final String ONLY_ROUND = "daily";

    private PollUpcasters() {}

    /// `PollScheduled` 1 → 2.
    static ObjectNode scheduleTheDailyRound(ObjectNode data) {
        nameTheDailyRound(data)
                .putObject("audience")
                .put("kind", "members")
                .putNull("slack_user_group");
        return plain(data);
    }

    /// `PollUnscheduled` 1 → 2.
    static ObjectNode nameTheDailyRound(ObjectNode data) {
        return data.put("round", ONLY_ROUND);
    }

    /// `PollOpened` 1 → 2: it did not say whom it asked.
    static ObjectNode askTheMembers(ObjectNode data) {
        data.putArray("asked");
        return plain(data);
    }

    private static ObjectNode plain(ObjectNode data) {
        var settings = data.putObject("settings").put("own_zones", false);
        settings.putArray("questions");
        settings.putNull("remind_after_minutes")
                .put("remind_at_most", 0)
                .putNull("close_after_minutes")
                .putNull("summary_by")
                .putNull("summary_channel");
        return data;
    }
}
