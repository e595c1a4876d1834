package dev.rollcall.torture.views;

import static java.util.stream.Collectors.joining;

import dev.rollcall.events.Envelope;
import dev.rollcall.projector.projections.Folded;
import dev.rollcall.projector.projections.Folded.End;
import dev.rollcall.projector.projections.Projection;
import dev.rollcall.projector.projections.Version;
import dev.rollcall.torture.verdict.Finding;
import dev.rollcall.torture.views.Kept.StuckAt;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;

/// One aggregate in one view: what the log comes to, and what is kept of it.
final class Aggregate<R> {
    private final Projection<R, ?> projection;
    private final UUID key;
    private final Folded<R> folded;
    private final Kept kept;
    private final List<Finding> findings;

    Aggregate(
            Projection<R, ?> projection,
            UUID key,
            Folded<R> folded,
            Kept kept,
            List<Finding> findings) {
        this.projection = projection;
        this.key = key;
        this.folded = folded;
        this.kept = kept;
        this.findings = findings;
    }

    void check() {
        checkRow();
        checkHistory();
        checkStuck();
    }

    private void checkRow() {
        var row = kept.rows().get(key);
        boolean isWritten = row != null && View.isWritten(row);
        if (folded.state().stamp().isBare()) {
            if (isWritten) {
                findings.add(Finding.wrong(told("has a row, and no event makes one")));
            }
            return;
        }
        var expected = Columns.values(projection, folded.state());
        var reached = isWritten ? (long) row.get("sequence") : 0;
        if (reached < folded.state().stamp().sequence()) {
            findings.add(
                    Finding.lost(
                            told(
                                    "stands at sequence %d, the log at %d"
                                            .formatted(
                                                    reached, folded.state().stamp().sequence()))));
        } else if (!row.equals(expected)) {
            findings.add(Finding.wrong(told("differs in " + difference(row, expected))));
        }
    }

    private void checkHistory() {
        var found = new TreeMap<Long, Map<String, Object>>();
        for (var version : kept.versions().getOrDefault(key, List.of())) {
            if (found.put((long) version.get("sequence"), version) != null) {
                findings.add(Finding.doubled(told("has a version twice")));
            }
        }
        var versions = folded.versions();
        for (int n = 0; n < versions.size(); n++) {
            var version = versions.get(n);
            var next = n + 1 < versions.size() ? versions.get(n + 1).event() : null;
            checkVersion(found.remove(version.event().sequence()), version, next);
        }
        if (!found.isEmpty()) {
            findings.add(
                    Finding.wrong(told("has versions that no event makes: " + found.keySet())));
        }
    }

    /// It stood from the event that made it to the one that ended it, if one did.
    private void checkVersion(Map<String, Object> found, Version<R> version, Envelope next) {
        var sequence = version.event().sequence();
        if (found == null) {
            findings.add(Finding.lost(told("lacks version " + sequence)));
            return;
        }
        var expected = Columns.values(projection, version.state());
        expected.put("valid_from_position", version.event().position());
        expected.put("valid_from", version.event().timestamp());
        expected.put("valid_to_position", next == null ? null : next.position());
        expected.put("valid_to", next == null ? null : next.timestamp());
        if (!found.equals(expected)) {
            findings.add(
                    Finding.wrong(
                            told(
                                    "differs at version %d in %s"
                                            .formatted(sequence, difference(found, expected)))));
        }
    }

    private void checkStuck() {
        var found = kept.stuck().get(key.toString());
        if (!(folded.end() instanceof End.Poisoned(var at, var poison))) {
            if (found != null) {
                findings.add(Finding.wrong(told("is stuck without a reason: " + found)));
            }
        } else if (found == null) {
            findings.add(Finding.wrong(told("should be stuck: " + poison.message())));
        } else if (!found.equals(new StuckAt(at.sequence(), at.position(), at.id(), "open"))) {
            findings.add(Finding.wrong(told("is stuck elsewhere or silently: " + found)));
        }
    }

    private static String difference(Map<String, Object> found, Map<String, Object> expected) {
        return expected.keySet().stream()
                .filter(name -> !Objects.equals(found.get(name), expected.get(name)))
                .map(name -> "%s (%s, not %s)".formatted(name, found.get(name), expected.get(name)))
                .collect(joining(", "));
    }

    private String told(String what) {
        return "%s %s %s".formatted(projection.name(), key, what);
    }
}
