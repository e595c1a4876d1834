package dev.rollcall.local.slack.workspace;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// The people and user groups of a workspace, which sees to it that one changes at a time.
final class Directory {
    private final Map<String, User> users = new LinkedHashMap<>();
    private final Map<String, Cast.Group> groups = new LinkedHashMap<>();

    Directory(Cast cast, Snapshot before) {
        for (var user : cast.users()) {
            users.put(user.id(), before.users().getOrDefault(user.id(), user));
        }
        before.users().forEach(users::putIfAbsent);
        for (var group : cast.groups()) {
            groups.put(group.id(), before.groups().getOrDefault(group.id(), group));
        }
    }

    Map<String, User> users() {
        return new LinkedHashMap<>(users);
    }

    Map<String, Cast.Group> groups() {
        return new LinkedHashMap<>(groups);
    }

    /// False when they were there before.
    boolean add(User user) {
        return users.putIfAbsent(user.id(), user) == null;
    }

    /// Nothing when they are as they were.
    Optional<User> change(String id, UnaryOperator<User> change) {
        var before = users.get(id);
        var after = change.apply(before);
        users.put(id, after);
        return Optional.of(after).filter(one -> !one.equals(before));
    }

    /// What the group was, if it is another one now.
    Optional<Cast.Group> change(String id, List<String> members) {
        var before = groups.get(id);
        var after = new Cast.Group(id, before.handle(), before.name(), List.copyOf(members));
        groups.put(id, after);
        return Optional.of(before).filter(one -> !one.equals(after));
    }
}
