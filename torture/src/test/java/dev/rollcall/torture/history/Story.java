package dev.rollcall.torture.history;

import dev.rollcall.events.Answer;
import dev.rollcall.events.Event;
import dev.rollcall.events.NamedIds;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateSubmitted;
import dev.rollcall.events.TeamEvent.TeamArchived;
import dev.rollcall.events.TeamEvent.TeamRegistered;
import dev.rollcall.events.TeamEvent.TeamRenamed;
import dev.rollcall.torture.verdict.Finding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;

/// A history in which everything went right, step by step, for tests to spoil.
final class Story {
    private static final Instant START = Instant.parse("2026-11-23T09:00:00Z");

    final List<Call> calls = new ArrayList<>();
    final List<Stored> stored = new ArrayList<>();
    final List<Published> published = new ArrayList<>();
    private long clock;

    UUID register() {
        var team = new UUID(1, clock);
        happens(new Intent.Register(), team, new TeamRegistered(marker()));
        return team;
    }

    void rename(UUID team, OptionalLong expected) {
        happens(new Intent.Rename(team, expected), team, new TeamRenamed(marker()));
    }

    void archive(UUID team) {
        happens(new Intent.Archive(team), team, new TeamArchived());
    }

    void submit(UUID team) {
        happens(
                new Intent.Submit(team),
                new UUID(2, clock),
                new StatusUpdateSubmitted(team, "Ada", null, null, Answer.freely(marker()), null));
    }

    /// One that was refused, or given up, and made no event.
    void asked(Intent intent, Ending ending) {
        calls.add(new Call(new UUID(3, clock), marker(), intent, ending, clock, ++clock));
    }

    List<Finding.Kind> findings() {
        return new History(calls, stored, published)
                .findings().stream().map(Finding::kind).distinct().toList();
    }

    /// Replaces the last event.
    void storedLast(Stored other) {
        stored.set(stored.size() - 1, other);
    }

    void endedLast(Ending ending) {
        var call = calls.removeLast();
        calls.add(
                new Call(
                        call.commandId(),
                        call.marker(),
                        call.intent(),
                        ending,
                        call.began(),
                        call.ended()));
    }

    private void happens(Intent intent, UUID aggregate, Event event) {
        var sequence =
                1 + stored.stream().filter(one -> one.aggregateId().equals("" + aggregate)).count();
        asked(intent, new Ending.Acknowledged("" + aggregate, sequence));
        var call = calls.getLast();
        add(
                new Stored(
                        NamedIds.event(call.commandId(), 0),
                        "" + aggregate,
                        sequence,
                        clock,
                        START.plusSeconds(clock),
                        call.commandId(),
                        call.marker(),
                        event));
    }

    /// Stored and published.
    void add(Stored event) {
        stored.add(event);
        published.add(new Published(event.id(), event.aggregateId(), event.sequence()));
    }

    private String marker() {
        return "said at " + clock;
    }
}
