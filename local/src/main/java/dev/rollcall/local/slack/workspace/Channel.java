package dev.rollcall.local.slack.workspace;

import java.util.LinkedHashSet;
import java.util.Set;

/// A channel, or the direct messages of one person with the bot (then `with_user` is that person).
public record Channel(
        String id, String name, String purpose, String withUser, Set<String> members) {

    public Channel {
        members = new LinkedHashSet<>(members);
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

    Channel joinedBy(String user) {
        var more = members();
        more.add(user);
        return withMembers(more);
    }

    Channel withMembers(Set<String> members) {
        return new Channel(id, name, purpose, withUser, members);
    }
}
