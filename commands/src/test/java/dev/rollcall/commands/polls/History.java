package dev.rollcall.commands.polls;

import static dev.rollcall.commands.handling.Store.PATIENCE;

import dev.rollcall.commands.handling.Store;
import dev.rollcall.events.Asked;
import dev.rollcall.events.DigestEvent.DigestMade;
import dev.rollcall.events.Envelope;
import dev.rollcall.events.PollEvent.PollClosed;
import dev.rollcall.events.PollEvent.PollOpened;
import dev.rollcall.events.PollEvent.PollReminderSent;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateRetracted;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateSubmitted;
import dev.rollcall.events.codec.Decoded;
import dev.rollcall.events.codec.EventCodec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/// What happened to polls, a line for each event: when, whose, which slot, what, to whom.
final class History {

    private static final int PAGE = 1_000;

    private final Store store;
    private final Map<UUID, String> teams = new HashMap<>();
    private final Map<String, String> polls = new HashMap<>();
    private final Map<String, UUID> ids = new HashMap<>();
    private final List<String> lines = new ArrayList<>();
    private long position;

    private History(Store store, long position) {
        this.store = store;
        this.position = position;
    }

    static History after(Store store, long position) {
        return new History(store, position);
    }

    void name(UUID team, String name) {
        teams.put(team, name);
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    /// The poll of a team and slot, as its lines name it.
    UUID poll(String name) {
        return ids.get(name);
    }

    /// All that was stored since the last time happened now.
    void note(Instant now) {
        for (var envelope : store.reader.after(position, PAGE).await().atMost(PATIENCE)) {
            position = envelope.position();
            line(envelope).ifPresent(line -> lines.add(now + " " + line));
        }
    }

    private Optional<String> line(Envelope envelope) {
        if (!(EventCodec.decode(envelope) instanceof Decoded.Known(var event))) {
            throw new AssertionError(envelope);
        }
        var id = envelope.aggregateId();
        return switch (event) {
            case PollOpened opened -> {
                var name =
                        "%s %s %s"
                                .formatted(
                                        teams.get(opened.teamId()), opened.round(), opened.slot());
                polls.put(id, name);
                ids.put(name, UUID.fromString(id));
                yield Optional.of(
                        "%s: asks %s"
                                .formatted(
                                        name,
                                        opened.asked().stream()
                                                .map(Asked::slackUser)
                                                .collect(Collectors.joining(" "))));
            }
            case PollReminderSent(var users) ->
                    Optional.of("%s: reminds %s".formatted(polls.get(id), String.join(" ", users)));
            case PollClosed() -> Optional.of(polls.get(id) + ": closes");
            case StatusUpdateSubmitted said ->
                    Optional.of(
                            "%s answers %s"
                                    .formatted(
                                            said.author(),
                                            said.pollId() == null
                                                    ? "nothing"
                                                    : polls.get(said.pollId().toString())));
            case StatusUpdateRetracted() -> Optional.of("somebody takes it back");
            case DigestMade made ->
                    Optional.of(
                            "%s %s %s: digest in %s"
                                    .formatted(
                                            teams.get(made.teamId()),
                                            made.week(),
                                            made.slot(),
                                            made.slackChannel()));
            default -> Optional.empty();
        };
    }
}
