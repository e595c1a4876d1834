package dev.rollcall.api.parameters;

import java.time.Instant;
import java.util.Optional;

/// From a moment on, and before another; either may be open.
public record Interval(Optional<Instant> from, Optional<Instant> to) {

    boolean isEmpty() {
        return from.isPresent() && to.isPresent() && !from.get().isBefore(to.get());
    }
}
