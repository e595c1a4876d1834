package dev.rollcall.torture.history;

import dev.rollcall.events.TeamEvent.TeamArchived;
import dev.rollcall.torture.verdict.Finding;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Nothing is refused but for a team that was archived (409), or one that had moved on (412).
final class Refusals {
    private static final int CONFLICT = 409;
    private static final int PRECONDITION_FAILED = 412;

    private final History history;
    private final Set<String> archived = new HashSet<>();
    private final Set<String> reached = new HashSet<>();

    Refusals(History history) {
        this.history = history;
        for (var event : history.stored()) {
            reached.add(event.aggregateId() + ":" + event.sequence());
            if (event.event() instanceof TeamArchived) {
                archived.add(event.aggregateId());
            }
        }
    }

    List<Finding> findings() {
        var findings = new ArrayList<Finding>();
        for (var call : history.calls()) {
            if (call.ending() instanceof Ending.Refused(var status)
                    && !hasReason(call.intent(), status)) {
                findings.add(
                        Finding.illegal(
                                "refused without a reason: %s".formatted(call.description())));
            }
        }
        return findings;
    }

    private boolean hasReason(Intent intent, int status) {
        return switch (intent) {
            case Intent.Submit(var team) ->
                    status == CONFLICT && archived.contains(team.toString());
            case Intent.Rename(var team, var expected) ->
                    switch (status) {
                        case CONFLICT -> archived.contains(team.toString());
                        case PRECONDITION_FAILED ->
                                expected.isPresent()
                                        && reached.contains(
                                                team + ":" + (expected.getAsLong() + 1));
                        default -> false;
                    };
            case Intent.Register _, Intent.Archive _, Intent.Edit _ -> false;
        };
    }
}
