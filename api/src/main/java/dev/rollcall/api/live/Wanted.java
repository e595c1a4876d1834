package dev.rollcall.api.live;

import dev.rollcall.api.feed.FeedPosition;
import dev.rollcall.api.parameters.Search;
import java.util.Optional;

/// What a client asks of a stream: which rows, where to go on, and how many of each view a snapshot
/// may have, if it wants one.
///
/// @param rest the list of updates that goes on where a snapshot ends
record Wanted(
        StreamFilter filter,
        Optional<FeedPosition> resumed,
        Optional<Integer> snapshot,
        Search rest) {}
