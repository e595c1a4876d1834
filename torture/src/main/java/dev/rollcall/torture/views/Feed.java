package dev.rollcall.torture.views;

import static java.util.stream.Collectors.groupingBy;

import dev.rollcall.projector.projections.Folded;
import dev.rollcall.projector.projections.Projection;
import dev.rollcall.projector.projections.Version;
import dev.rollcall.torture.verdict.Finding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// What listeners of a view were told, by number. Between two resets each aggregate's versions come
/// once, in order and without a gap; and what happened after the last reset comes after it.
final class Feed<R> {
    private final Projection<R, ?> projection;
    private final Map<UUID, List<Version<R>>> versions;
    private final List<Change> changes;
    private final List<Finding> findings;
    private final List<List<Change>> lives = new ArrayList<>();
    private Instant lastReset = Instant.MIN;

    Feed(
            Projection<R, ?> projection,
            Map<UUID, Folded<R>> expected,
            List<Change> changes,
            List<Finding> findings) {
        this.projection = projection;
        this.versions = new HashMap<>();
        expected.forEach((key, folded) -> versions.put(key, folded.versions()));
        this.changes = changes;
        this.findings = findings;
        cut();
    }

    private void cut() {
        lives.add(new ArrayList<>());
        for (var change : changes) {
            if (change.isReset()) {
                lives.add(new ArrayList<>());
                lastReset = change.at();
            } else {
                lives.getLast().add(change);
            }
        }
    }

    void check() {
        for (var life : lives) {
            life.stream().collect(groupingBy(Change::aggregateId)).forEach(this::checkOrder);
        }
        var told = lives.getLast().stream().map(Change::event).collect(Collectors.toSet());
        versions.values().stream().flatMap(List::stream).forEach(one -> expectTold(one, told));
    }

    private void checkOrder(UUID key, List<Change> told) {
        var events =
                versions.getOrDefault(key, List.of()).stream()
                        .map(version -> version.event().id())
                        .toList();
        var seen = new HashSet<UUID>();
        int before = -1;
        for (var change : told) {
            int place = events.indexOf(change.event());
            if (place < 0) {
                findings.add(Finding.wrong(said("no version is of event", key, change)));
            } else if (!seen.add(change.event())) {
                findings.add(Finding.doubled(said("twice was told event", key, change)));
            } else if (before >= 0 && place < before) {
                findings.add(Finding.misordered(said("too late was told event", key, change)));
            } else if (before >= 0 && place > before + 1) {
                findings.add(
                        Finding.lost(said("something was not told before event", key, change)));
            }
            before = Math.max(before, place);
        }
    }

    /// What was before the last reset may be in what listeners have read anew since.
    private void expectTold(Version<R> version, Set<UUID> told) {
        var event = version.event();
        if (event.timestamp().isAfter(lastReset) && !told.contains(event.id())) {
            findings.add(
                    Finding.lost(
                            "%s %s: nobody was told sequence %d"
                                    .formatted(
                                            projection.name(), version.key(), event.sequence())));
        }
    }

    private String said(String what, UUID key, Change change) {
        return "%s %s: %s %s, sequence %d"
                .formatted(projection.name(), key, what, change.event(), change.sequence());
    }
}
