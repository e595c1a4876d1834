package dev.rollcall.torture.clients;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// The few teams that all clients share, so that they get in each other's way. One is given to one
/// client to archive, and stays in use by the others until that is done.
final class Teams {
    private final List<UUID> open = new ArrayList<>();
    private final List<UUID> closing = new ArrayList<>();
    private final Map<UUID, Long> sequences = new HashMap<>();

    synchronized UUID any(RandomGenerator random) {
        return open.get(random.nextInt(open.size()));
    }

    /// The sequence that clients have last seen; it may have moved on.
    synchronized OptionalLong lastSeen(UUID team) {
        var sequence = sequences.get(team);
        return sequence == null ? OptionalLong.empty() : OptionalLong.of(sequence);
    }

    synchronized void add(UUID team) {
        open.add(team);
        seen(team, 1);
    }

    synchronized void seen(UUID team, long sequence) {
        sequences.merge(team, sequence, Math::max);
    }

    /// One that nobody else archives, once another is there in its place.
    synchronized UUID replace(UUID team) {
        var leaving = open.stream().filter(one -> !closing.contains(one)).findFirst().orElseThrow();
        closing.add(leaving);
        add(team);
        return leaving;
    }

    synchronized void archived(UUID team) {
        open.remove(team);
        closing.remove(team);
        sequences.remove(team);
    }
}
