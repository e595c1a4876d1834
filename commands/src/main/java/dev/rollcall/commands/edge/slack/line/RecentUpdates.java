package dev.rollcall.commands.edge.slack.line;

import dev.rollcall.commands.handling.Aggregates;
import dev.rollcall.commands.model.statusupdate.StatusUpdate;
import dev.rollcall.commands.model.team.Member;
import dev.rollcall.events.Envelope;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateEdited;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateRetracted;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateSubmitted;
import dev.rollcall.events.codec.Decoded;
import dev.rollcall.events.codec.EventCodec;
import dev.rollcall.eventstore.read.EventReader;
import dev.rollcall.eventstore.read.Selection;
import dev.rollcall.eventstore.read.StoredEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/// What was said lately, read from the log, of which it looks at a bounded part.
@ApplicationScoped
class RecentUpdates {

    private static final Set<String> SUBMITTED = Set.of("StatusUpdateSubmitted");
    private static final Set<String> ALL =
            Set.of("StatusUpdateSubmitted", "StatusUpdateEdited", "StatusUpdateRetracted");
    private static final int MOST = 2_000;
    private static final int RETRACTED_AT_MOST = 20;

    private final EventReader reader;
    private final Aggregates aggregates;

    RecentUpdates(EventReader reader, Aggregates aggregates) {
        this.reader = reader;
        this.aggregates = aggregates;
    }

    /// One as it stands now.
    record Said(StatusUpdateSubmitted first, String text) {}

    /// In the order in which they came, without those that were taken back, and without those that
    /// were said long before.
    Uni<List<Said>> since(Instant moment, Predicate<StatusUpdateSubmitted> wanted) {
        return reader.slice(Selection.all().ofTypes(ALL).since(moment), MOST)
                .map(
                        slice ->
                                fold(
                                        slice.events(),
                                        first -> first.saidAt() == null && wanted.test(first)));
    }

    private static List<Said> fold(
            List<StoredEvent> events, Predicate<StatusUpdateSubmitted> wanted) {
        Map<String, Said> said = new LinkedHashMap<>();
        for (var stored : events) {
            var id = stored.envelope().aggregateId();
            if (EventCodec.decode(stored.envelope()) instanceof Decoded.Known(var event)) {
                switch (event) {
                    case StatusUpdateSubmitted first when wanted.test(first) ->
                            said.put(id, new Said(first, first.content()));
                    case StatusUpdateEdited edited ->
                            said.computeIfPresent(
                                    id, (_, before) -> new Said(before.first(), edited.content()));
                    case StatusUpdateRetracted _ -> said.remove(id);
                    default -> {}
                }
            }
        }
        return List.copyOf(said.values());
    }

    /// The last one of somebody's that still stands.
    Uni<Optional<UUID>> lastOf(Member who, Instant since) {
        var selection =
                Selection.all()
                        .ofTypes(SUBMITTED)
                        .with(Map.of("actor", who.user(), "slack_workspace", who.workspace()))
                        .since(since)
                        .backwards();
        return reader.slice(selection, RETRACTED_AT_MOST)
                .chain(slice -> firstStanding(slice.events()));
    }

    private Uni<Optional<UUID>> firstStanding(List<StoredEvent> events) {
        return Multi.createFrom()
                .iterable(events)
                .map(StoredEvent::envelope)
                .map(Envelope::aggregateId)
                .map(UUID::fromString)
                .onItem()
                .transformToUniAndConcatenate(
                        id ->
                                aggregates
                                        .read(StatusUpdate.decider(), id)
                                        .map(
                                                now ->
                                                        now instanceof StatusUpdate.Submitted
                                                                ? id
                                                                : null))
                .toUni()
                .map(Optional::ofNullable);
    }
}
