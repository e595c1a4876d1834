package dev.rollcall.commands.slack;

import java.util.List;

/// What the bot asks a workspace for, and no more: every scope has something that would not work
/// without it. An install asks for these, and the app's manifest names them.
public final class SlackScopes {

    public static final List<String> BOT =
            List.of(
                    // /rollcall, and the shortcuts
                    "commands",
                    // What the bot says, where it was invited
                    "chat:write",
                    // Mentions
                    "app_mentions:read",
                    // The place for a direct message
                    "im:write",
                    // Edits and deletions of updates, and whether a post of ours is there already
                    "channels:history",
                    "groups:history",
                    "im:history",
                    // Names, time zones, who runs the workspace
                    "users:read",
                    // The emoji that takes an update back
                    "reactions:read",
                    // The metadata that our own posts are found by
                    "metadata.message:read");

    private SlackScopes() {}

    /// As `oauth/v2/authorize` takes them.
    public static String asked() {
        return String.join(",", BOT);
    }
}
