package dev.rollcall.commands.slack;

import java.util.Set;

/// An `ok: false` of Slack's, by its error code.
public record SlackRefusal(String error) {

    private static final Set<String> PASSING =
            Set.of(
                    "ratelimited",
                    "rate_limited",
                    "message_limit_exceeded",
                    "internal_error",
                    "fatal_error",
                    "service_unavailable",
                    "request_timeout",
                    "team_added_to_org");

    /// Whether the same call may succeed later, with nobody doing anything.
    public boolean passes() {
        return PASSING.contains(error);
    }

    /// Whether the message that was to be changed is not there any more.
    public boolean messageGone() {
        return error.equals("message_not_found");
    }

    /// What an operator can do about it.
    public String remedy() {
        return switch (error) {
            case "not_in_channel", "channel_not_found", "user_not_in_channel" ->
                    "invite the bot to the channel (/invite @Rollcall), or link the team to another one";
            case "is_archived" -> "the channel is archived: link the team to another one";
            case "not_authed",
                    "invalid_auth",
                    "account_inactive",
                    "token_revoked",
                    "token_expired" ->
                    "set rollcall.slack.bot-token to a valid bot token (xoxb-…) of this workspace";
            case "missing_scope", "no_permission", "not_allowed_token_type" ->
                    "give the Slack app the scopes chat:write, channels:history, groups:history and users:read, and install it again";
            case "restricted_action",
                    "restricted_action_read_only_channel",
                    "restricted_action_thread_only_channel" ->
                    "the workspace's rules keep the bot from posting there: ask its admins";
            case "edit_window_closed", "cant_update_message" ->
                    "the workspace's rules keep the bot from editing: ask its admins";
            default -> "see Slack's documentation of this error code";
        };
    }
}
