package dev.rollcall.commands.polls;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// A poll that asks or asked somebody, open or closed not long ago.
///
/// @param slot when they are asked
/// @param named whether any of its questions bears the name of who answers
record AskedOnce(UUID poll, Instant slot, boolean closed, boolean answered, boolean named) {

    /// What somebody answers who is asked these: the open poll that asked them last, else the one
    /// that will ask them first, else, late, the last one of all. Nobody answers twice.
    static Optional<AskedOnce> answered(List<AskedOnce> polls, Instant now) {
        var bySlot = Comparator.comparing(AskedOnce::slot).thenComparing(AskedOnce::poll);
        var last = polls.stream().filter(poll -> !poll.slot().isAfter(now)).max(bySlot);
        return polls.stream()
                .filter(AskedOnce::isAwaited)
                .filter(poll -> !poll.slot().isAfter(now))
                .max(bySlot)
                .or(() -> polls.stream().filter(AskedOnce::isAwaited).min(bySlot))
                .or(() -> last.filter(poll -> poll.closed() && !poll.answered()));
    }

    private boolean isAwaited() {
        return !closed && !answered;
    }
}
