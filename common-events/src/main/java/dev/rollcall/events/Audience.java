package dev.rollcall.events;

import static java.util.Objects.requireNonNull;

/// Who is asked. `slackUserGroup` is null unless a user group is.
public record Audience(Kind kind, String slackUserGroup) {

    /// The team's members, by hand.
    public static final Audience MEMBERS = new Audience(Kind.MEMBERS, null);

    public enum Kind {
        /// Who was added to the team.
        MEMBERS,
        /// Whoever is in the team's Slack channel.
        CHANNEL,
        /// Whoever is in a user group of Slack's.
        USER_GROUP
    }

    public Audience {
        requireNonNull(kind, "kind");
    }
}
