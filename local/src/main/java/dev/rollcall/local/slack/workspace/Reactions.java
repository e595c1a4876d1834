package dev.rollcall.local.slack.workspace;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// One emoji below a message, and who chose it.
public record Reactions(String name, List<String> users) {

    public Reactions {
        users = List.copyOf(users);
    }

    /// The list with one more; the same list when it was there already.
    static List<Reactions> with(List<Reactions> all, String name, String user) {
        var known = all.stream().filter(one -> one.name.equals(name)).findFirst();
        if (known.isEmpty()) {
            return Stream.concat(all.stream(), Stream.of(new Reactions(name, List.of(user))))
                    .toList();
        }
        if (known.get().users.contains(user)) {
            return all;
        }
        var users = Stream.concat(known.get().users.stream(), Stream.of(user)).toList();
        return replaced(all, new Reactions(name, users));
    }

    /// The list with one less; the same list when it wasn't there.
    static List<Reactions> without(List<Reactions> all, String name, String user) {
        var known = all.stream().filter(one -> one.name.equals(name)).findFirst();
        if (known.isEmpty() || !known.get().users.contains(user)) {
            return all;
        }
        var users = known.get().users.stream().filter(one -> !one.equals(user)).toList();
        return replaced(all, new Reactions(name, users));
    }

    private static List<Reactions> replaced(List<Reactions> all, Reactions one) {
        var list = new ArrayList<>(all);
        list.replaceAll(known -> known.name.equals(one.name) ? one : known);
        list.removeIf(known -> known.users.isEmpty());
        return List.copyOf(list);
    }
}
