package dev.rollcall.commands.outbound.slack;

import dev.rollcall.commands.outbound.slack.WantedPosts.Place;
import java.util.Locale;

/// What the bot says something about.
enum PostKind {
    /// A status update, in its team's channel; what stands there follows it.
    CONFIRMATION,
    /// A poll, in its team's channel.
    POLL,
    /// A poll, to one of those whom it asks by their own clocks.
    QUESTION,
    /// A poll, to somebody who has not answered.
    REMINDER,
    /// A poll that is closed, in a channel; it follows what is answered late.
    SUMMARY,
    /// A team's week, in a channel.
    DIGEST,
    /// A message of an interview, to whom it is with.
    INTERVIEW,
    /// What is awaited of somebody, to them.
    AWAITED;

    /// As it stands in the table.
    String storedName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static PostKind stored(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    /// How far it is to tell, to be compared with how far it tells.
    long version(Place place) {
        return switch (this) {
            case CONFIRMATION -> place.sequence();
            case POLL, QUESTION, REMINDER, SUMMARY, INTERVIEW, AWAITED, DIGEST -> place.position();
        };
    }
}
