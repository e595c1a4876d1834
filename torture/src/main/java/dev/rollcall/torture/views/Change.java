package dev.rollcall.torture.views;

import java.time.Instant;
import java.util.UUID;

/// One change of the feed.
///
/// @param aggregateId null where the view starts over, as is all that follows
public record Change(Instant at, UUID aggregateId, long sequence, UUID event) {
    boolean isReset() {
        return aggregateId == null;
    }
}
