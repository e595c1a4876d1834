package dev.rollcall.commands.slack;

import java.util.List;

/// What the bot asks a workspace for and what it is told of there, and no more: every scope has
/// something that would not work without it. An install asks for these, the app's manifest names
/// them, and `slack check` looks for them.
public final class SlackScopes {

    /// A permission.
    ///
    /// @param why what would not work without it
    public record Scope(String name, String why) {}

    public static final List<Scope> REASONS =
            List.of(
                    new Scope("commands", "/rollcall and the shortcuts"),
                    new Scope("chat:write", "what the bot says, where it was invited"),
                    new Scope("app_mentions:read", "mentions of the bot"),
                    new Scope("im:write", "direct messages from the bot"),
                    new Scope("im:history", "direct messages to the bot, edited and deleted ones"),
                    new Scope("channels:history", "edits and deletions in public channels"),
                    new Scope("groups:history", "edits and deletions in private channels"),
                    new Scope("channels:read", "who is in a public channel, and its name"),
                    new Scope("groups:read", "who is in a private channel, and its name"),
                    new Scope("users:read", "names, time zones, who runs the workspace"),
                    new Scope("usergroups:read", "who is in a user group that a round asks"),
                    new Scope("reactions:read", "the emoji that takes an update back"),
                    new Scope("metadata.message:read", "finding what the bot said before a crash"));

    public static final List<String> BOT = REASONS.stream().map(Scope::name).toList();

    /// What Slack tells the app of, by the scopes above.
    public static final List<String> EVENTS =
            List.of(
                    "app_home_opened",
                    "app_mention",
                    "app_uninstalled",
                    "channel_archive",
                    "channel_deleted",
                    "channel_left",
                    "channel_rename",
                    "channel_shared",
                    "channel_unarchive",
                    "channel_unshared",
                    "group_archive",
                    "group_deleted",
                    "group_left",
                    "group_rename",
                    "group_unarchive",
                    "member_joined_channel",
                    "member_left_channel",
                    "message.channels",
                    "message.groups",
                    "message.im",
                    "reaction_added",
                    "subteam_members_changed",
                    "subteam_updated",
                    "team_join",
                    "tokens_revoked",
                    "user_change");

    private SlackScopes() {}

    /// As `oauth/v2/authorize` takes them.
    public static String asked() {
        return String.join(",", BOT);
    }
}
