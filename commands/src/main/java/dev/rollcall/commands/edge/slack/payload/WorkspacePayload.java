package dev.rollcall.commands.edge.slack.payload;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.commands.edge.slack.payload.SlackEvent.HeldBack;
import dev.rollcall.commands.edge.slack.payload.SlackEvent.Left;
import dev.rollcall.commands.edge.slack.payload.SlackEvent.Other;
import dev.rollcall.events.SlackWorkspaceEvent.Reason;

/// Reads what Slack tells of a workspace as a whole.
final class WorkspacePayload {

    private WorkspacePayload() {}

    static SlackEvent uninstalled(JsonNode body) {
        return left(body, Reason.APP_UNINSTALLED);
    }

    /// Only the bot's token is of use to us.
    static SlackEvent revoked(JsonNode body) {
        return body.at("/event/tokens/bot").isEmpty()
                ? new Other("tokens_revoked")
                : left(body, Reason.TOKENS_REVOKED);
    }

    private static SlackEvent left(JsonNode body, Reason reason) {
        var fields = new SlackFields();
        var workspace = fields.id("team_id", body.path("team_id").textValue());
        var at = fields.seconds("event_time", body.path("event_time"));
        fields.check();
        return new Left(workspace, reason, at);
    }

    static SlackEvent heldBack(JsonNode body) {
        var fields = new SlackFields();
        var workspace = fields.id("team_id", body.path("team_id").textValue());
        var minute = fields.seconds("minute_rate_limited", body.path("minute_rate_limited"));
        fields.check();
        return new HeldBack(workspace, minute);
    }
}
