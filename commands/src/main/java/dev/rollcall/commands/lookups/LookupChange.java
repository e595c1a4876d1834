package dev.rollcall.commands.lookups;

import dev.rollcall.events.DigestEvent;
import dev.rollcall.events.Envelope;
import dev.rollcall.events.Event;
import dev.rollcall.events.PersonEvent;
import dev.rollcall.events.PollEvent;
import dev.rollcall.events.SlackChannelEvent;
import dev.rollcall.events.SlackWorkspaceEvent;
import dev.rollcall.events.StatusUpdateEvent;
import dev.rollcall.events.TeamEvent;
import dev.rollcall.events.WebhookEvent;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/// What an event changes in the look-ups: a statement, the same however often it is carried out.
record LookupChange(String sql, Tuple arguments) {

    static List<LookupChange> of(Envelope envelope, Event event) {
        var id = UUID.fromString(envelope.aggregateId());
        return switch (event) {
            case TeamEvent of ->
                    Stream.of(
                                    TeamChanges.of(id, of).stream(),
                                    RoundChanges.of(id, envelope, of).stream(),
                                    Stream.of(TeamChanges.seen(id, envelope.position())))
                            .flatMap(changes -> changes)
                            .toList();
            case PollEvent of ->
                    Stream.concat(
                                    PollChanges.of(id, envelope.timestamp(), of).stream(),
                                    OpeningChanges.of(id, envelope, of).stream())
                            .toList();
            case StatusUpdateEvent of ->
                    Stream.concat(
                                    AnswerChanges.of(id, of).stream(),
                                    UpdateChanges.of(id, envelope, of).stream())
                            .toList();
            case PersonEvent of -> PersonChanges.of(envelope.position(), of);
            case WebhookEvent of -> WebhookChanges.of(id, envelope, of);
            case DigestEvent of -> DigestChanges.of(envelope, of);
            case SlackChannelEvent _, SlackWorkspaceEvent _ -> List.of();
        };
    }

    /// Neighbours with the same statement, which need not wait for one another's answers. Of a team
    /// that people see something else of, the last time is enough.
    static List<List<LookupChange>> batches(List<LookupChange> changes) {
        var batches = new ArrayList<List<LookupChange>>();
        var seen = new LinkedHashMap<UUID, LookupChange>();
        for (var change : changes) {
            if (TeamChanges.isSeen(change)) {
                seen.put(change.arguments().getUUID(0), change);
                continue;
            }
            if (batches.isEmpty() || !batches.getLast().getFirst().sql().equals(change.sql())) {
                batches.add(new ArrayList<>());
            }
            batches.getLast().add(change);
        }
        if (!seen.isEmpty()) {
            batches.add(List.copyOf(seen.values()));
        }
        return batches;
    }
}
