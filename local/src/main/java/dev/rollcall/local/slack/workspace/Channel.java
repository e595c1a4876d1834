package dev.rollcall.local.slack.workspace;

import java.util.LinkedHashSet;
import java.util.Set;

/// A channel, or the direct messages of one person with the bot (then `with_user` is that person).
public record Channel(
        String id,
        String name,
        String purpose,
        String withUser,
        Set<String> members,
        boolean archived,
        boolean secret) {

    public Channel {
        members = new LinkedHashSet<>(members);
    }

    public Channel(String id, String name, String purpose, String withUser, Set<String> members) {
        this(id, name, purpose, withUser, members, false, false);
    }

    @Override
    public Set<String> members() {
        return new LinkedHashSet<>(members);
    }

    public boolean direct() {
        return withUser != null;
    }

    public boolean has(String user) {
        return members.contains(user);
    }

    public Channel called(String name) {
        return new Channel(id, name, purpose, withUser, members, archived, secret);
    }

    public Channel archived(boolean archived) {
        return new Channel(id, name, purpose, withUser, members, archived, secret);
    }

    public Channel secret(boolean secret) {
        return new Channel(id, name, purpose, withUser, members, archived, secret);
    }

    Channel joinedBy(String user) {
        var more = members();
        more.add(user);
        return withMembers(more);
    }

    Channel leftBy(String user) {
        var fewer = members();
        fewer.remove(user);
        return withMembers(fewer);
    }

    private Channel withMembers(Set<String> members) {
        return new Channel(id, name, purpose, withUser, members, archived, secret);
    }
}
