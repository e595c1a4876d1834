package dev.rollcall.api.live;

import dev.rollcall.api.feed.ChangeFeed;
import dev.rollcall.api.feed.FeedPosition;
import dev.rollcall.api.feed.Slice;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;

/// Whether changes go on from where a client was.
///
/// @param lag how long to wait where this pod's database is behind that place
/// @param waits is told once it does
record Resumption(ChangeFeed feed, Duration lag, Runnable waits) {

    Uni<Boolean> from(FeedPosition place) {
        return switch (feed.after(place, 1)) {
            case Slice.Changes _ -> Uni.createFrom().item(true);
            case Slice.Behind _ -> feed.older(place, 1).map(changes -> !changes.isEmpty());
            case Slice.Foreign _ ->
                    feed.reached(place)
                            .chain(
                                    reached ->
                                            reached || place.epoch() != feed.head().epoch()
                                                    ? Uni.createFrom().item(reached)
                                                    : comes(place));
        };
    }

    /// Beyond the head, in the same life of the store: the client was on a pod whose database has
    /// more, as a primary has of its replica. Or there will never be such a place.
    private Uni<Boolean> comes(FeedPosition place) {
        waits.run();
        return Multi.createBy()
                .repeating()
                .uni(() -> hereOrLater(place))
                .whilst(here -> !here && !feed.closing())
                .collect()
                .last()
                .ifNoItem()
                .after(lag)
                .recoverWithItem(false);
    }

    private Uni<Boolean> hereOrLater(FeedPosition place) {
        var next = feed.next();
        return feed.after(place, 1) instanceof Slice.Foreign
                ? Uni.createFrom().completionStage(next).replaceWith(false)
                : Uni.createFrom().item(true);
    }
}
