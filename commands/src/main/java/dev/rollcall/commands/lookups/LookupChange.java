package dev.rollcall.commands.lookups;

import dev.rollcall.events.Envelope;
import dev.rollcall.events.Event;
import dev.rollcall.events.PersonEvent;
import dev.rollcall.events.PollEvent;
import dev.rollcall.events.SlackChannelEvent;
import dev.rollcall.events.SlackWorkspaceEvent;
import dev.rollcall.events.StatusUpdateEvent;
import dev.rollcall.events.TeamEvent;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/// What an event changes in the look-ups: a statement, the same however often it is carried out.
record LookupChange(String sql, Tuple arguments) {

    static List<LookupChange> of(Envelope envelope, Event event) {
        var id = UUID.fromString(envelope.aggregateId());
        return switch (event) {
            case TeamEvent of ->
                    Stream.concat(
                                    TeamChanges.of(id, of).stream(),
                                    RoundChanges.of(id, envelope, of).stream())
                            .toList();
            case PollEvent of -> PollChanges.of(id, envelope.timestamp(), of);
            case StatusUpdateEvent of -> AnswerChanges.of(id, of);
            case PersonEvent of -> PersonChanges.of(envelope.position(), of);
            case SlackChannelEvent _, SlackWorkspaceEvent _ -> List.of();
        };
    }
}
