package dev.rollcall.commands.edge.geekbot;

import java.util.List;

/// Who reported, as the file names them.
///
/// @param slackUser may be empty, as may be `email`
/// @param names all that the file calls them, the fullest first; may be none
record Reporter(String slackUser, String email, List<String> names) {

    Reporter {
        names = List.copyOf(names);
    }

    /// Nothing that anybody could be known by.
    boolean isNobody() {
        return slackUser.isEmpty() && email.isEmpty() && names.isEmpty();
    }

    /// What tells them from others: the surest that the file has.
    String identity() {
        return slackUser.isEmpty() ? email.isEmpty() ? names.getFirst() : email : slackUser;
    }

    /// What they are called where nobody knows better.
    String name() {
        return names.isEmpty() ? identity() : names.getFirst();
    }
}
