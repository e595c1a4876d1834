package dev.rollcall.local.slack.workspace;

/// Somebody in the workspace: a person, or the bot. Who is deactivated stays known. `home` is the
/// workspace of somebody who is only seen here, in channels that are shared with it.
public record User(
        String id,
        String name,
        String realName,
        String timeZone,
        boolean bot,
        boolean deactivated,
        boolean admin,
        boolean guest,
        String home) {

    public User(String id, String name, String realName, String timeZone, boolean bot) {
        this(id, name, realName, timeZone, bot, false, false, false, null);
    }

    public User called(String realName) {
        return new User(id, name, realName, timeZone, bot, deactivated, admin, guest, home);
    }

    public User in(String timeZone) {
        return new User(id, name, realName, timeZone, bot, deactivated, admin, guest, home);
    }

    public User deactivated(boolean deactivated) {
        return new User(id, name, realName, timeZone, bot, deactivated, admin, guest, home);
    }

    public User admin(boolean admin) {
        return new User(id, name, realName, timeZone, bot, deactivated, admin, guest, home);
    }

    public User guest(boolean guest) {
        return new User(id, name, realName, timeZone, bot, deactivated, admin, guest, home);
    }

    public User of(String home) {
        return new User(id, name, realName, timeZone, bot, deactivated, admin, guest, home);
    }
}
