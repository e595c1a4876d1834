package dev.rollcall.torture.history;

import static java.util.stream.Collectors.toMap;

import dev.rollcall.torture.verdict.Finding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The topic has each stored event at least once and nothing else; after repeats are dropped, each
/// aggregate's in order.
final class Topic {
    private final History history;
    private final Map<UUID, Stored> stored;
    private final List<Finding> findings = new ArrayList<>();

    Topic(History history) {
        this.history = history;
        this.stored =
                history.stored().stream().collect(toMap(Stored::id, one -> one, (one, _) -> one));
    }

    List<Finding> findings() {
        var seen = new HashSet<UUID>();
        var sequences = new HashMap<String, Long>();
        for (var event : history.published()) {
            if (!isStored(event)) {
                findings.add(Finding.illegal("published and not stored: %s".formatted(event)));
            } else if (seen.add(event.id())
                    && sequences.merge(event.aggregateId(), event.sequence(), Math::max)
                            != event.sequence()) {
                findings.add(
                        Finding.misordered(
                                "published after a later one of its aggregate: %s"
                                        .formatted(event)));
            }
        }
        history.stored().stream()
                .filter(event -> !seen.contains(event.id()))
                .forEach(
                        event ->
                                findings.add(
                                        Finding.lost(
                                                "stored and not published: %s"
                                                        .formatted(event.description()))));
        return findings;
    }

    private boolean isStored(Published event) {
        var found = stored.get(event.id());
        return found != null
                && found.aggregateId().equals(event.aggregateId())
                && found.sequence() == event.sequence();
    }
}
