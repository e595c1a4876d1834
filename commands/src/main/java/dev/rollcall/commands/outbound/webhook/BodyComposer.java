package dev.rollcall.commands.outbound.webhook;

import dev.rollcall.commands.lookups.Lookups;
import dev.rollcall.commands.outbound.webhook.Body.OfPoll;
import dev.rollcall.commands.outbound.webhook.Body.Person;
import dev.rollcall.commands.outbound.webhook.Body.PollRef;
import dev.rollcall.commands.outbound.webhook.Body.TeamRef;
import dev.rollcall.commands.outbound.webhook.Tidings.Nothing;
import dev.rollcall.commands.outbound.webhook.Tidings.Say;
import dev.rollcall.events.Envelope;
import dev.rollcall.events.Event;
import dev.rollcall.events.PollEvent.PollOpened;
import dev.rollcall.events.StatusUpdateEvent;
import dev.rollcall.events.WebhookEvent.Kind;
import dev.rollcall.events.codec.Decoded;
import dev.rollcall.events.codec.EventCodec;
import dev.rollcall.eventstore.read.EventReader;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// What a delivery says, from the log: the same whenever it is tried, unless what it would tell was
/// taken back in between. Blocks.
@ApplicationScoped
class BodyComposer {

    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final int WHOLE_STREAM = 10_000;

    /// As it was when the poll was closed.
    private static final String ANSWERED =
            """
            select distinct submitted.data->>'slack_workspace' as slack_workspace,
                   submitted.data->>'slack_user' as slack_user
            from event_store.events as submitted
            where submitted.position > $1
            and submitted.position < $2
            and submitted.type = 'StatusUpdateSubmitted'
            and submitted.data->>'poll_id' = $3
            and submitted.data->>'slack_user' is not null
            and not exists (
                select
                from event_store.events as retracted
                where retracted.aggregate_id = submitted.aggregate_id
                and retracted.type = 'StatusUpdateRetracted'
                and retracted.position < $2)
            """;

    private final EventReader reader;
    private final Lookups lookups;
    private final Pool pool;

    BodyComposer(EventReader reader, Lookups lookups, Pool pool) {
        this.reader = reader;
        this.lookups = lookups;
        this.pool = pool;
    }

    Tidings compose(Delivery delivery) {
        var found = await(reader.byId(delivery.eventId()));
        if (found.isEmpty()) {
            return new Nothing("event_lost");
        }
        var envelope = found.get();
        return switch (delivery.kind()) {
            case SUBMITTED, EDITED, BLOCKED, RETRACTED -> ofUpdate(delivery, envelope);
            case MISSED -> ofPoll(delivery, envelope);
        };
    }

    private Tidings ofUpdate(Delivery delivery, Envelope envelope) {
        var update =
                ToldUpdate.of(
                        stream(envelope.aggregateId(), WHOLE_STREAM).stream()
                                .map(each -> (StatusUpdateEvent) event(each))
                                .toList(),
                        envelope.sequence());
        var poll = update.submitted().pollId();
        var opened = poll == null ? Optional.<Opened>empty() : Optional.of(opened(poll.toString()));
        return update.told(
                        delivery.kind(),
                        envelope,
                        team(update.submitted().teamId()),
                        opened.map(Opened::toRef),
                        opened.map(known -> known.event().settings().anonymousQuestions())
                                .orElse(Set.of()))
                .<Tidings>map(about -> new Say(body(delivery, envelope, about)))
                .orElseGet(() -> new Nothing(update.retracted() ? "retracted_before" : "not_new"));
    }

    private Tidings ofPoll(Delivery delivery, Envelope envelope) {
        var poll = opened(envelope.aggregateId());
        if (poll.event().settings().onlyAnonymous()) {
            return new Nothing("anonymous");
        }
        var answered = answered(poll, envelope.position());
        var asked = poll.event().asked().stream().map(Person::of).distinct().toList();
        var missed = asked.stream().filter(person -> !answered.contains(person)).toList();
        return missed.isEmpty()
                ? new Nothing("nobody_missed_it")
                : new Say(
                        body(
                                delivery,
                                envelope,
                                new OfPoll(
                                        envelope.id(),
                                        envelope.position(),
                                        team(poll.event().teamId()),
                                        poll.toRef(),
                                        asked.size(),
                                        missed)));
    }

    private Set<Person> answered(Opened poll, long closedAt) {
        return await(
                        pool.preparedQuery(ANSWERED)
                                .execute(Tuple.of(poll.position(), closedAt, poll.id().toString())))
                .stream()
                .map(
                        row ->
                                new Person(
                                        row.getString("slack_workspace"),
                                        row.getString("slack_user")))
                .collect(Collectors.toUnmodifiableSet());
    }

    /// A poll as it was opened.
    private record Opened(UUID id, long position, PollOpened event) {
        PollRef toRef() {
            return new PollRef(id, event.round(), event.slot(), event.timeZone());
        }
    }

    private Opened opened(String poll) {
        var first = stream(poll, 1).getFirst();
        return new Opened(UUID.fromString(poll), first.position(), (PollOpened) event(first));
    }

    private static Body body(Delivery delivery, Envelope envelope, Body.About about) {
        return new Body(
                type(delivery.kind()), envelope.timestamp().toString(), delivery.replayed(), about);
    }

    private static String type(Kind kind) {
        return switch (kind) {
            case SUBMITTED -> "status_update.submitted";
            case EDITED -> "status_update.edited";
            case RETRACTED -> "status_update.retracted";
            case BLOCKED -> "status_update.blocked";
            case MISSED -> "poll.missed";
        };
    }

    private TeamRef team(UUID id) {
        return new TeamRef(id, await(lookups.nameOf(id)).orElse(null));
    }

    private List<Envelope> stream(String aggregate, int limit) {
        return await(reader.stream(aggregate, 0, limit));
    }

    private static Event event(Envelope envelope) {
        return EventCodec.decode(envelope) instanceof Decoded.Known(var event)
                ? event
                : unreadable(envelope);
    }

    private static Event unreadable(Envelope envelope) {
        throw new IllegalStateException(
                "%s v%d at position %d is of a version that this build cannot read"
                        .formatted(envelope.type(), envelope.version(), envelope.position()));
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(ANSWER);
    }
}
