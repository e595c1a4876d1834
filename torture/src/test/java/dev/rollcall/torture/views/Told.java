package dev.rollcall.torture.views;

import dev.rollcall.events.Envelope;
import dev.rollcall.events.Event;
import dev.rollcall.events.Metadata;
import dev.rollcall.events.codec.EventCodec;
import dev.rollcall.projector.projections.Fold;
import dev.rollcall.projector.projections.Folded.End;
import dev.rollcall.projector.projections.Stamped;
import dev.rollcall.projector.projections.teams.Teams;
import dev.rollcall.torture.verdict.Finding;
import dev.rollcall.torture.views.Kept.StuckAt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// One team's events, and the tables of `teams` when everything went right, for tests to spoil.
final class Told {
    static final UUID TEAM = new UUID(1, 1);
    private static final Instant START = Instant.parse("2026-11-23T09:00:00Z");
    private static final Metadata NOBODY =
            new Metadata(null, null, null, null, null, null, null, null, null, null, null);

    final List<Envelope> log = new ArrayList<>();
    final Map<UUID, Map<String, Object>> rows = new HashMap<>();
    final List<Map<String, Object>> versions = new ArrayList<>();
    final List<Change> changes = new ArrayList<>();
    final Map<String, StuckAt> stuck = new HashMap<>();
    final Set<UUID> discarded = new HashSet<>();

    void happens(Event event) {
        var encoded = EventCodec.encode(event);
        happens(encoded.type(), encoded.version(), encoded.data());
    }

    void happens(String type, int version, String data) {
        var n = log.size() + 1;
        log.add(
                new Envelope(
                        new UUID(2, n),
                        type,
                        "" + TEAM,
                        data,
                        START.plusSeconds(n),
                        NOBODY,
                        version,
                        n,
                        n * 10L,
                        1));
    }

    /// The projector has applied all of it.
    void apply() {
        var projection = Teams.PROJECTION;
        var fold = new Fold<>(projection, Map.of(), discarded);
        apply(fold);
    }

    private <R, E extends Event> void apply(Fold<R, E> fold) {
        var projection = fold.projection();
        var folded = fold.fold(TEAM, Stamped.bare(projection.table()), log);
        rows.put(TEAM, Columns.values(projection, folded.state()));
        for (var version : folded.versions()) {
            var event = version.event();
            if (!versions.isEmpty()) {
                versions.getLast().put("valid_to_position", event.position());
                versions.getLast().put("valid_to", event.timestamp());
            }
            var columns = Columns.values(projection, version.state());
            columns.put("valid_from_position", event.position());
            columns.put("valid_from", event.timestamp());
            columns.put("valid_to_position", null);
            columns.put("valid_to", null);
            versions.add(columns);
            changes.add(new Change(event.timestamp(), TEAM, event.sequence(), event.id()));
        }
        if (folded.end() instanceof End.Poisoned(var at, var _)) {
            stuck.put("" + TEAM, new StuckAt(at.sequence(), at.position(), at.id(), "open"));
        }
    }

    void reset(int second) {
        changes.add(new Change(START.plusSeconds(second), null, 0, null));
    }

    List<Finding.Kind> findings() {
        var kept = new Kept(rows, Map.of(TEAM, versions), changes, stuck, discarded);
        return new View<>(Teams.PROJECTION, Map.of(TEAM, log), Map.of(), kept)
                .findings().stream().map(Finding::kind).distinct().toList();
    }
}
