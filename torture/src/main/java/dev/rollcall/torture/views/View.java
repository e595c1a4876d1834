package dev.rollcall.torture.views;

import dev.rollcall.events.Envelope;
import dev.rollcall.events.Event;
import dev.rollcall.projector.projections.Fold;
import dev.rollcall.projector.projections.Folded;
import dev.rollcall.projector.projections.Poison;
import dev.rollcall.projector.projections.Projection;
import dev.rollcall.projector.projections.Stamped;
import dev.rollcall.projector.projections.Version;
import dev.rollcall.torture.verdict.Finding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// A view is right exactly when it is the fold of the log, without the events that were discarded:
/// its rows, their history, what is stuck, and what listeners were told. The fold is the
/// projection's own code, on one aggregate's whole stream at once; what is judged is all that
/// brings it into tables.
public final class View<R, E extends Event> {
    private final Projection<R, E> projection;
    private final Kept kept;
    private final Map<UUID, Folded<R>> expected = new HashMap<>();
    private final List<Finding> findings = new ArrayList<>();

    /// @param log by aggregate, in sequence
    /// @param refused events whose rows the database must refuse, with the reason
    public View(
            Projection<R, E> projection,
            Map<UUID, List<Envelope>> log,
            Map<UUID, Poison> refused,
            Kept kept) {
        this.projection = projection;
        this.kept = kept;
        var fold = new Fold<>(projection, refused, kept.discarded());
        var bare = Stamped.bare(projection.table());
        log.forEach((key, events) -> expected.put(key, fold.fold(key, bare, events)));
    }

    public List<Finding> findings() {
        expected.forEach(this::check);
        expectNoStrangers();
        new Feed<>(projection, expected, kept.changes(), findings).check();
        return findings;
    }

    private void check(UUID key, Folded<R> folded) {
        new Aggregate<>(projection, key, folded, kept, findings).check();
    }

    private void expectNoStrangers() {
        kept.rows()
                .forEach(
                        (key, row) -> {
                            if (isWritten(row) && !expected.containsKey(key)) {
                                findings.add(Finding.wrong(described(key) + " is of no event"));
                            }
                        });
        var strangers = new ArrayList<>(Set.copyOf(kept.versions().keySet()));
        strangers.removeAll(expected.keySet());
        strangers.forEach(
                key -> findings.add(Finding.wrong(described(key) + " has a past, and no event")));
    }

    /// A row that is not stands only so that others may refer to it.
    static boolean isWritten(Map<String, Object> row) {
        return !row.get("sequence").equals(0L);
    }

    private String described(UUID key) {
        return "%s %s".formatted(projection.name(), key);
    }

    /// How many rows the log comes to.
    public long rows() {
        return expected.values().stream()
                .filter(folded -> !folded.state().stamp().isBare())
                .count();
    }

    /// How many versions of rows the log comes to.
    public long versions() {
        return expected.values().stream()
                .map(Folded::versions)
                .mapToLong(List<Version<R>>::size)
                .sum();
    }
}
