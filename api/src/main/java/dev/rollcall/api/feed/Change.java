package dev.rollcall.api.feed;

import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.UUID;

/// One committed change of a row, with what streams filter by. `event` is what subscribers get,
/// encoded once for all of them. A `Reset` says that rows changed in a way that no list of changes
/// tells: read them anew. Of `Other` ones, which the api does not show, nothing counts but the
/// place.
public sealed interface Change {
    FeedPosition position();

    record Row(
            FeedPosition position,
            Kind kind,
            UUID aggregateId,
            long sequence,
            Subject subject,
            Buffer event)
            implements Change {}

    record Reset(FeedPosition position, Kind kind) implements Change {}

    record Other(FeedPosition position) implements Change {}

    /// Whom and what a row is about; null where it doesn't say.
    record Subject(
            UUID teamId,
            String author,
            String slackWorkspace,
            String slackUser,
            Instant createdAt) {}
}
