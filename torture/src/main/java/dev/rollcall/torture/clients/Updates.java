package dev.rollcall.torture.clients;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// The status updates that were submitted last, by anyone: all clients edit the same few.
final class Updates {
    private static final int KEPT = 16;

    private final Deque<UUID> latest = new ArrayDeque<>();

    synchronized void add(UUID update) {
        latest.addFirst(update);
        if (latest.size() > KEPT) {
            latest.removeLast();
        }
    }

    /// Empty before the first.
    synchronized Optional<UUID> any(RandomGenerator random) {
        return latest.isEmpty()
                ? Optional.empty()
                : Optional.of(List.copyOf(latest).get(random.nextInt(latest.size())));
    }
}
