package dev.rollcall.local.slack.workspace;

/// Somebody in the workspace: a person, or the bot. Who is deactivated stays known.
public record User(
        String id,
        String name,
        String realName,
        String timeZone,
        boolean bot,
        boolean deactivated) {

    public User(String id, String name, String realName, String timeZone, boolean bot) {
        this(id, name, realName, timeZone, bot, false);
    }

    public User called(String realName) {
        return new User(id, name, realName, timeZone, bot, deactivated);
    }

    public User in(String timeZone) {
        return new User(id, name, realName, timeZone, bot, deactivated);
    }

    public User deactivated(boolean deactivated) {
        return new User(id, name, realName, timeZone, bot, deactivated);
    }
}
