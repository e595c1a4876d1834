package dev.rollcall.torture.history;

import dev.rollcall.events.DigestEvent;
import dev.rollcall.events.PersonEvent;
import dev.rollcall.events.PollEvent;
import dev.rollcall.events.SlackChannelEvent;
import dev.rollcall.events.SlackWorkspaceEvent;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateEdited;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateRetracted;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateSubmitted;
import dev.rollcall.events.TeamEvent.HolidaysChosen;
import dev.rollcall.events.TeamEvent.MemberJoined;
import dev.rollcall.events.TeamEvent.MemberLeft;
import dev.rollcall.events.TeamEvent.PollPaused;
import dev.rollcall.events.TeamEvent.PollResumed;
import dev.rollcall.events.TeamEvent.PollScheduled;
import dev.rollcall.events.TeamEvent.PollUnscheduled;
import dev.rollcall.events.TeamEvent.SlackChannelLinked;
import dev.rollcall.events.TeamEvent.SlackChannelUnlinked;
import dev.rollcall.events.TeamEvent.TeamAdminAppointed;
import dev.rollcall.events.TeamEvent.TeamAdminDismissed;
import dev.rollcall.events.TeamEvent.TeamArchived;
import dev.rollcall.events.TeamEvent.TeamRegistered;
import dev.rollcall.events.TeamEvent.TeamRenamed;
import dev.rollcall.events.WebhookEvent;
import dev.rollcall.torture.verdict.Finding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// The log, folded in position order, is a story that may happen: sequences without a gap,
/// timestamps that never go back, everything accepted on a state that allowed it, and nothing
/// before what was acknowledged when it was first sent.
final class Log {
    private final History history;
    private final Map<UUID, Call> calls;
    private final Map<String, Long> sequences = new HashMap<>();
    private final Set<String> openTeams = new HashSet<>();
    private final Set<String> updates = new HashSet<>();
    private final List<Finding> findings = new ArrayList<>();
    private long position;
    private Instant timestamp = Instant.MIN;
    private long latestBegin = Long.MIN_VALUE;

    Log(History history) {
        this.history = history;
        this.calls = history.byCommand();
    }

    List<Finding> findings() {
        for (var event : history.stored()) {
            expectOrder(event);
            expectAfterWhatWasAcknowledged(event);
            if (!isLegal(event)) {
                findings.add(
                        Finding.illegal(
                                "accepted on a state that forbids it: %s"
                                        .formatted(event.description())));
            }
        }
        return findings;
    }

    private void expectOrder(Stored event) {
        if (event.position() <= position) {
            findings.add(
                    Finding.misordered("its position is taken: %s".formatted(event.description())));
        }
        if (event.timestamp().isBefore(timestamp)) {
            findings.add(
                    Finding.misordered(
                            "its timestamp goes back: %s".formatted(event.description())));
        }
        var expected = sequences.getOrDefault(event.aggregateId(), 0L) + 1;
        if (event.sequence() != expected) {
            findings.add(
                    Finding.misordered(
                            "sequence %d is missing before %s"
                                    .formatted(expected, event.description())));
        }
        position = event.position();
        timestamp = event.timestamp();
        sequences.put(event.aggregateId(), event.sequence());
    }

    private void expectAfterWhatWasAcknowledged(Stored event) {
        var call = calls.get(event.commandId());
        if (call == null) {
            return;
        }
        if (call.ending() instanceof Ending.Acknowledged && call.ended() < latestBegin) {
            findings.add(
                    Finding.misordered(
                            "acknowledged before the one ahead of it began: %s"
                                    .formatted(event.description())));
        }
        latestBegin = Math.max(latestBegin, call.began());
    }

    private boolean isLegal(Stored event) {
        return switch (event.event()) {
            case TeamRegistered _ -> openTeams.add(event.aggregateId());
            case TeamRenamed _ -> openTeams.contains(event.aggregateId()) && isExpected(event);
            case TeamArchived _ -> openTeams.remove(event.aggregateId());
            case StatusUpdateSubmitted submitted ->
                    updates.add(event.aggregateId())
                            && openTeams.contains(submitted.teamId().toString());
            case StatusUpdateEdited _ -> updates.contains(event.aggregateId());
            case StatusUpdateRetracted _,
                    SlackChannelLinked _,
                    SlackChannelUnlinked _,
                    PollScheduled _,
                    PollUnscheduled _,
                    PollPaused _,
                    PollResumed _,
                    HolidaysChosen _,
                    MemberJoined _,
                    MemberLeft _,
                    TeamAdminAppointed _,
                    TeamAdminDismissed _,
                    SlackChannelEvent _,
                    PollEvent _,
                    PersonEvent _,
                    WebhookEvent _,
                    DigestEvent _,
                    SlackWorkspaceEvent _ ->
                    false;
        };
    }

    /// What came with an If-Match stands right behind the sequence that it named.
    private boolean isExpected(Stored event) {
        var call = calls.get(event.commandId());
        return call == null
                || !(call.intent() instanceof Intent.Rename(var _, var expected))
                || expected.isEmpty()
                || expected.getAsLong() == event.sequence() - 1;
    }
}
