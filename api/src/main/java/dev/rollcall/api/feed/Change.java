package dev.rollcall.api.feed;

import java.util.UUID;

/// One committed change of a row, with what streams filter by. `data` is what subscribers get, made
/// once for all of them. A `Reset` says that rows changed in a way that no list of changes tells:
/// read them anew. Of `Other` views, which the api does not show, nothing counts but the place.
public sealed interface Change {
    FeedPosition position();

    /// What subscribers may get.
    sealed interface Shown extends Change {}

    record Row(
            FeedPosition position,
            View view,
            UUID aggregateId,
            long sequence,
            UUID teamId,
            String author,
            String slackWorkspace,
            String slackUser,
            String data)
            implements Shown {}

    record Reset(FeedPosition position) implements Shown {}

    record Other(FeedPosition position) implements Change {}

    enum View {
        TEAM,
        STATUS_UPDATE
    }
}
