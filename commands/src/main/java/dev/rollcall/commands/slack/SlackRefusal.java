package dev.rollcall.commands.slack;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// An `ok: false` of Slack's, by its error code.
public record SlackRefusal(String error) {

    /// Nobody let the bot into the workspace.
    public static final String NOT_INSTALLED = "not_installed";

    /// Somebody did, and it was uninstalled since.
    public static final String UNINSTALLED = "uninstalled";

    /// Its token is under a key that this pod does not have.
    public static final String TOKEN_LOCKED = "token_locked";

    /// For want of a token that Slack takes: over once there is one.
    public static final List<String> OF_TOKENS =
            List.of(
                    NOT_INSTALLED,
                    UNINSTALLED,
                    TOKEN_LOCKED,
                    "not_authed",
                    "invalid_auth",
                    "account_inactive",
                    "token_revoked",
                    "token_expired");

    private static final Pattern CODE = Pattern.compile("[a-z0-9_]+");

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

    /// Of a reason for which something was given up: an error code of Slack's, or what happened.
    public static String remedyOf(String reason) {
        return CODE.matcher(reason).matches()
                ? new SlackRefusal(reason).remedy()
                : "Slack failed or could not be reached at each try: retry once it is well";
    }

    /// Whether the same call may succeed later, with nobody doing anything.
    public boolean passes() {
        return PASSING.contains(error);
    }

    /// Whether there was nothing to ask Slack with.
    public boolean isOurs() {
        return error.equals(NOT_INSTALLED)
                || error.equals(UNINSTALLED)
                || error.equals(TOKEN_LOCKED);
    }

    /// Whether the message that was to be changed is not there any more.
    public boolean messageGone() {
        return error.equals("message_not_found");
    }

    /// What an operator can do about it.
    public String remedy() {
        return switch (error) {
            case "not_in_channel", "channel_not_found", "user_not_in_channel" ->
                    "the bot was removed, or the channel was made private: invite the bot (/invite @Rollcall), or link the team to another channel";
            case "is_archived" ->
                    "the channel is archived: unarchive it, or link the team to another one";
            case "user_not_found", "user_disabled", "user_not_visible", "cannot_dm_bot" ->
                    "nobody can be written to under that id any more: remove them from the team";
            case "messages_tab_disabled" ->
                    "switch on the Messages Tab in the Slack app's settings, under App Home";
            case "no_such_subteam" ->
                    "the user group is gone, or of another workspace: have the round ask others";
            case "thread_not_found" ->
                    "what this goes on from was deleted in Slack: nothing is to be done";
            case "not_authed",
                    "invalid_auth",
                    "account_inactive",
                    "token_revoked",
                    "token_expired" ->
                    "install Rollcall in this workspace again (/slack/install), or set rollcall.slack.bot-token to a valid bot token (xoxb-…) of it, restart, and retry";
            case NOT_INSTALLED, UNINSTALLED ->
                    "Rollcall is not installed in this workspace: have one of its admins open /slack/install";
            case TOKEN_LOCKED ->
                    "this workspace's token is encrypted with a key that is not configured: give its pods that key (rollcall.slack.token-keys), or have Rollcall installed there again";
            case "missing_scope", "no_permission", "not_allowed_token_type" ->
                    "give the Slack app all of its scopes (%s), and install it again"
                            .formatted(String.join(", ", SlackScopes.BOT));
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
