package dev.rollcall.projector.progress;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// How far a view is, against the store.
///
/// @param position the watermark: everything up to here is in the view, or known to be stuck
/// @param head the last position in the store
/// @param stuck how many aggregates the view does not follow any more
/// @param unseen the first event that the view has not seen
/// @param partitions the first of each partition, among the thousand events after the watermark
/// @param paused since when nothing is written to it, and why
/// @param rebuild while one is under way
/// @param at when this was so
public record Standing(
        String projection,
        int liveVersion,
        long epoch,
        long position,
        long head,
        long stuck,
        Optional<Unseen> unseen,
        Map<Integer, Unseen> partitions,
        Optional<Paused> paused,
        Optional<Rebuilding> rebuild,
        Instant at) {

    private static final Duration BLIND = Duration.ofSeconds(5);

    /// In positions, of which some may never have been used: an upper bound.
    public long lagEvents() {
        return head - position;
    }

    /// The age of the oldest event that is missing. While nobody can look, the time since the last
    /// look.
    public Duration lag(Instant now) {
        var since = unseen.map(Unseen::timestamp).orElse(at);
        var lag = Duration.between(since, now);
        return unseen.isPresent() || lag.compareTo(BLIND) > 0 ? lag : Duration.ZERO;
    }

    /// As of the view: positions from the partition's first unseen event to the end of the log.
    public long lagEvents(int partition) {
        var first = partitions.get(partition);
        return first == null ? 0 : head - first.position() + 1;
    }

    public Duration lag(int partition, Instant now) {
        var first = partitions.get(partition);
        return first == null ? Duration.ZERO : Duration.between(first.timestamp(), now);
    }
}
