package dev.rollcall.commands.outbound.slack;

import dev.rollcall.commands.outbound.slack.Recipient.Channel;
import dev.rollcall.commands.outbound.slack.Recipient.TeamChannel;
import dev.rollcall.commands.outbound.slack.WantedPosts.Answered;
import dev.rollcall.commands.outbound.slack.WantedPosts.Changed;
import dev.rollcall.commands.outbound.slack.WantedPosts.Place;
import dev.rollcall.commands.outbound.slack.WantedPosts.Wanted;
import dev.rollcall.events.DigestEvent.DigestMade;
import dev.rollcall.events.Envelope;
import dev.rollcall.events.NamedIds;
import dev.rollcall.events.PollEvent;
import dev.rollcall.events.PollEvent.PollOpened;
import dev.rollcall.events.StatusUpdateEvent;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateEdited;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateRetracted;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateSubmitted;
import dev.rollcall.events.codec.Decoded;
import dev.rollcall.events.codec.EventCodec;
import dev.rollcall.eventstore.read.EventReader;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// What the bot is to say because of an event, unless it is too old for that.
@ApplicationScoped
class Consequences {

    static final Instant AT_ONCE = Instant.EPOCH;

    private final EventReader reader;
    private final PostMetrics metrics;
    private final PostsConfig config;
    private final Clock clock;

    Consequences(EventReader reader, PostMetrics metrics, PostsConfig config, Clock clock) {
        this.reader = reader;
        this.metrics = metrics;
        this.config = config;
        this.clock = clock;
    }

    /// What follows from one event.
    record Notes(List<Wanted> wanted, List<Changed> changed, List<Answered> answered) {
        static final Notes NONE = new Notes(List.of(), List.of(), List.of());
    }

    Uni<Notes> of(Envelope envelope) {
        return switch (EventCodec.decode(envelope)) {
            case Decoded.Known(StatusUpdateEvent event) ->
                    Uni.createFrom().item(ofUpdate(envelope, event));
            case Decoded.Known(PollEvent event) -> ofPoll(envelope, event);
            case Decoded.Known(DigestMade made) -> Uni.createFrom().item(ofDigest(envelope, made));
            case Decoded.LaterVersion _ -> {
                metrics.count("later_version");
                yield Uni.createFrom().item(Notes.NONE);
            }
            case Decoded.Known _, Decoded.UnknownType _, Decoded.Undecodable _ ->
                    Uni.createFrom().item(Notes.NONE);
        };
    }

    private Notes ofUpdate(Envelope envelope, StatusUpdateEvent event) {
        var update = UUID.fromString(envelope.aggregateId());
        var place = new Place(envelope.epoch(), envelope.position(), envelope.sequence());
        var changed = new Changed(update, List.of(PostKind.CONFIRMATION), place);
        var answered = List.of(new Answered(update, place));
        return switch (event) {
            case StatusUpdateSubmitted submitted ->
                    new Notes(
                            confirmation(envelope, update, submitted, place),
                            List.of(),
                            submitted.pollId() == null ? List.of() : answered);
            case StatusUpdateEdited _, StatusUpdateRetracted() ->
                    new Notes(List.of(), List.of(changed), answered);
        };
    }

    private List<Wanted> confirmation(
            Envelope envelope, UUID update, StatusUpdateSubmitted submitted, Place place) {
        // What was said long ago and is only brought in now is no news to the channel.
        if (submitted.saidAt() != null || isOld(envelope, config.within())) {
            return List.of();
        }
        return List.of(
                new Wanted(
                        update,
                        PostKind.CONFIRMATION,
                        update,
                        envelope.id(),
                        new TeamChannel(submitted.teamId()),
                        place,
                        envelope.timestamp(),
                        AT_ONCE));
    }

    /// How the poll was opened tells whom it asks and where.
    private Uni<Notes> ofPoll(Envelope envelope, PollEvent event) {
        return (event instanceof PollOpened
                        ? Uni.createFrom().item(List.of(envelope))
                        : reader.stream(envelope.aggregateId(), 0, 1))
                .map(
                        stream ->
                                PollStory.of(stream)
                                        .map(poll -> new PollAnnouncements(envelope, event, poll))
                                        .map(
                                                follows ->
                                                        new Notes(
                                                                young(envelope, follows.wanted()),
                                                                follows.changed(),
                                                                List.of()))
                                        .orElse(Notes.NONE));
    }

    private Notes ofDigest(Envelope envelope, DigestMade made) {
        var digest = UUID.fromString(envelope.aggregateId());
        var wanted =
                new Wanted(
                        NamedIds.slackPost(
                                PostKind.DIGEST.storedName(), digest.toString(), made.week()),
                        PostKind.DIGEST,
                        digest,
                        envelope.id(),
                        new Channel(made.teamId(), made.slackWorkspace(), made.slackChannel()),
                        new Place(envelope.epoch(), envelope.position(), envelope.sequence()),
                        envelope.timestamp(),
                        AT_ONCE);
        return new Notes(young(envelope, List.of(wanted)), List.of(), List.of());
    }

    private List<Wanted> young(Envelope envelope, List<Wanted> wanted) {
        return wanted.isEmpty() || isOld(envelope, config.pollsWithin()) ? List.of() : wanted;
    }

    private boolean isOld(Envelope envelope, Duration within) {
        boolean old = envelope.timestamp().isBefore(clock.instant().minus(within));
        if (old) {
            metrics.count("too_old");
        }
        return old;
    }
}
