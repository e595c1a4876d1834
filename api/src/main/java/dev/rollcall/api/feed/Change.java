package dev.rollcall.api.feed;

import java.util.UUID;

/// One committed change of a row, with what streams filter by. `data` is what subscribers get, made
/// once for all of them. A `Reset` says that rows changed in a way that no list of changes tells:
/// read them anew.
public sealed interface Change {
    FeedPosition position();

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
            implements Change {}

    record Reset(FeedPosition position) implements Change {}

    enum View {
        TEAM,
        STATUS_UPDATE
    }
}
