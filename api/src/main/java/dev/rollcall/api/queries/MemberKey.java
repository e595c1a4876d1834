package dev.rollcall.api.queries;

import dev.rollcall.api.parameters.Cursor;
import java.util.UUID;

/// Where a page of a list of members ends. Slack ids have no tabs.
///
/// @param number what the list is sorted by before its members
public record MemberKey(long number, UUID teamId, String slackWorkspace, String slackUser) {

    public static MemberKey of(Cursor cursor) {
        var parts = cursor.key().split("\t", 3);
        if (parts.length < 3) {
            throw new IllegalArgumentException();
        }
        return new MemberKey(Long.parseLong(parts[0]), cursor.id(), parts[1], parts[2]);
    }

    public Cursor cursor() {
        return new Cursor(number + "\t" + slackWorkspace + "\t" + slackUser, teamId);
    }
}
