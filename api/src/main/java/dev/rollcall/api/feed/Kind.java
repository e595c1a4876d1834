package dev.rollcall.api.feed;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What a stream carries: the views whose changes it tells, by the names that they have there.
public enum Kind {
    TEAM("teams"),
    STATUS_UPDATE("status_updates"),
    POLL("participation"),
    BLOCKER("blockers"),
    PERSON("people");

    private final String projection;

    Kind(String projection) {
        this.projection = projection;
    }

    static Optional<Kind> of(String projection) {
        return Arrays.stream(values()).filter(v -> v.projection.equals(projection)).findFirst();
    }

    /// The one of this name, or an IllegalArgumentException.
    public static Kind named(String name) {
        return Arrays.stream(values())
                .filter(kind -> kind.toString().equals(name))
                .findFirst()
                .orElseThrow(IllegalArgumentException::new);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
