package dev.rollcall.local.slack.people;

import dev.rollcall.local.slack.workspace.Channel;
import dev.rollcall.local.slack.workspace.User;
import dev.rollcall.local.slack.workspace.Workspace;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// What an administrator does to channels and members, and the app learns by events.
public final class Admin {
    private static final Pattern NAME = Pattern.compile("[\\p{Ll}\\p{Lo}\\d_-]{1,80}");

    private final Workspace workspace;

    public Admin(Workspace workspace) {
        this.workspace = workspace;
    }

    public void archived(String channel, boolean archived) {
        change(channel, before -> before.archived(archived));
    }

    public void rename(String channel, String name) {
        if (name == null || !NAME.matcher(name).matches()) {
            throw new NotPossible("A channel's name has small letters, digits, - and _");
        }
        change(channel, before -> before.called(name));
    }

    /// Private, or public.
    public void secret(String channel, boolean secret) {
        change(channel, before -> before.secret(secret));
    }

    public void invite(String channel, String user) {
        if (user != null && user.equals(bot()) && !workspace.app().present()) {
            throw new NotPossible("The app is not installed in this workspace");
        }
        workspace.join(room(channel).id(), member(user).id());
    }

    /// People, or the bot.
    public void remove(String channel, String user) {
        workspace.leave(room(channel).id(), member(user).id());
    }

    public void deactivated(String user, boolean deactivated) {
        workspace.change(member(user).id(), before -> before.deactivated(deactivated));
    }

    public void renameUser(String user, String realName) {
        if (realName == null || realName.isBlank()) {
            throw new NotPossible("Everybody has a name");
        }
        workspace.change(member(user).id(), before -> before.called(realName.strip()));
    }

    public void moveUser(String user, String timeZone) {
        try {
            var zone = ZoneId.of(String.valueOf(timeZone)).getId();
            workspace.change(member(user).id(), before -> before.in(zone));
        } catch (DateTimeException unknown) {
            throw new NotPossible("There is no time zone " + timeZone);
        }
    }

    /// Whether somebody runs the workspace.
    public void admin(String user, boolean admin) {
        workspace.change(member(user).id(), before -> before.admin(admin));
    }

    public void guest(String user, boolean guest) {
        workspace.change(member(user).id(), before -> before.guest(guest));
    }

    /// Somebody of another workspace comes into a channel that is shared with it.
    public void share(String channel, User stranger) {
        workspace.add(stranger);
        workspace.join(room(channel).id(), stranger.id());
    }

    /// Who is in a user group from now on.
    public void group(String group, List<String> users) {
        if (workspace.groups().stream().noneMatch(one -> one.id().equals(group))) {
            throw new NotPossible("There is no user group " + group);
        }
        workspace.change(group, users.stream().map(user -> member(user).id()).toList());
    }

    private String bot() {
        return workspace.cast().bot().user();
    }

    private void change(String channel, UnaryOperator<Channel> change) {
        workspace.change(room(channel).id(), workspace.cast().owner(), change);
    }

    private Channel room(String id) {
        return workspace
                .channel(id)
                .filter(channel -> !channel.direct())
                .orElseThrow(() -> new NotPossible("There is no channel " + id));
    }

    private User member(String id) {
        return workspace.user(id).orElseThrow(() -> new NotPossible("There is no member " + id));
    }
}
