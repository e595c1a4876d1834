package dev.rollcall.api.parameters;

import java.time.LocalDate;
import java.util.Optional;

/// From a day to another, both included; either may be open.
public record Days(Optional<LocalDate> from, Optional<LocalDate> to) {

    boolean isEmpty() {
        return from.isPresent() && to.isPresent() && to.get().isBefore(from.get());
    }
}
