package dev.rollcall.api.live;

import dev.rollcall.api.feed.FeedPosition;
import java.util.Optional;

/// What a client asks of a stream: which rows, where to go on, and how many of each view a snapshot
/// may have, if it wants one.
record Wanted(StreamFilter filter, Optional<FeedPosition> resumed, Optional<Integer> snapshot) {}
