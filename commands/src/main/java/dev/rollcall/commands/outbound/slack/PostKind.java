package dev.rollcall.commands.outbound.slack;

import dev.rollcall.commands.outbound.slack.WantedPosts.Place;
import java.util.Locale;

/// What the bot says something about.
enum PostKind {
    /// A status update, in its team's channel; what stands there follows it.
    CONFIRMATION;

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
        };
    }
}
