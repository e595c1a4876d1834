package dev.rollcall.api.parameters;

import java.util.Optional;

/// How a query wants its rows: with what the caller wrote, and as they were at a moment (now, if
/// there is none).
public record Reading(After after, Optional<AsOf> asOf) {

    public Reading asOf(AsOf moment) {
        return new Reading(after, Optional.of(moment));
    }
}
