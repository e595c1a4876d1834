package dev.rollcall.api.feed;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The views whose changes are streamed, by the names that they have there.
public enum View {
    TEAM("teams"),
    STATUS_UPDATE("status_updates"),
    POLL("participation"),
    BLOCKER("blockers");

    private final String projection;

    View(String projection) {
        this.projection = projection;
    }

    static Optional<View> of(String projection) {
        return Arrays.stream(values()).filter(v -> v.projection.equals(projection)).findFirst();
    }

    /// The one of this name, or an IllegalArgumentException.
    public static View named(String name) {
        return Arrays.stream(values())
                .filter(view -> view.toString().equals(name))
                .findFirst()
                .orElseThrow(IllegalArgumentException::new);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
