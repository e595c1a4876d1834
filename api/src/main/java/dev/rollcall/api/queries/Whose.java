package dev.rollcall.api.queries;

import dev.rollcall.api.parameters.Parameters;
import dev.rollcall.api.parameters.Reading;
import java.util.Optional;
import java.util.UUID;

/// Whose rows a list of members shows: a team's, a Slack user's. Those of archived teams only when
/// asked for.
public record Whose(
        Optional<UUID> teamId,
        Optional<String> slackWorkspace,
        Optional<String> slackUser,
        boolean archivedToo) {

    public static Whose of(Parameters parameters) {
        return new Whose(
                parameters.uuid("team_id"),
                parameters.text("slack_workspace"),
                parameters.slackUser(),
                parameters.flag("include_archived"));
    }

    /// Of the rows `v`.
    public Conditions conditions(Reading reading) {
        return team(teamId, archivedToo, reading)
                .andIf("v.slack_workspace = ?", slackWorkspace)
                .andIf("v.slack_user = ?", slackUser);
    }

    public static Conditions team(Optional<UUID> id, boolean archivedToo, Reading reading) {
        var conditions = new Conditions(reading).and("v.team_id is not null");
        if (!archivedToo) {
            conditions.and("not " + Rows.archived("v.team_id", reading));
        }
        return conditions.andIf("v.team_id = ?", id);
    }
}
