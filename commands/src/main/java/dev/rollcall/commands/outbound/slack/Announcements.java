package dev.rollcall.commands.outbound.slack;

import dev.rollcall.commands.interview.Interviews;
import dev.rollcall.commands.lookups.CaughtUp;
import dev.rollcall.commands.model.team.Member;
import dev.rollcall.commands.outbound.slack.WantedPosts.Answered;
import dev.rollcall.commands.outbound.slack.WantedPosts.Changed;
import dev.rollcall.commands.outbound.slack.WantedPosts.Place;
import dev.rollcall.commands.outbound.slack.WantedPosts.Recipient.Channel;
import dev.rollcall.commands.outbound.slack.WantedPosts.Recipient.TeamChannel;
import dev.rollcall.commands.outbound.slack.WantedPosts.Wanted;
import dev.rollcall.commands.slack.SlackWorkspaces;
import dev.rollcall.events.DigestEvent.DigestMade;
import dev.rollcall.events.Envelope;
import dev.rollcall.events.NamedIds;
import dev.rollcall.events.PollEvent;
import dev.rollcall.events.PollEvent.PollClosed;
import dev.rollcall.events.PollEvent.PollOpened;
import dev.rollcall.events.StatusUpdateEvent;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateEdited;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateRetracted;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateSubmitted;
import dev.rollcall.events.codec.Decoded;
import dev.rollcall.events.codec.EventCodec;
import dev.rollcall.eventstore.read.EventReader;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/// Notes what the bot is to say about events. Saying it is the [PostRunner]'s: whatever
/// Slack does, events are taken in.
@ApplicationScoped
public class Announcements {

    static final Instant AT_ONCE = Instant.EPOCH;
    private static final Comparator<Place> IN_ORDER =
            Comparator.comparingLong(Place::epoch).thenComparingLong(Place::position);

    private final SlackWorkspaces slack;
    private final WantedPosts posts;
    private final Interviews interviews;
    private final CaughtUp lookups;
    private final EventReader reader;
    private final PostRunner runner;
    private final PostMetrics metrics;
    private final PostsConfig config;
    private final Clock clock;

    Announcements(
            SlackWorkspaces slack,
            WantedPosts posts,
            Interviews interviews,
            CaughtUp lookups,
            EventReader reader,
            PostRunner runner,
            PostMetrics metrics,
            PostsConfig config,
            Clock clock) {
        this.slack = slack;
        this.posts = posts;
        this.interviews = interviews;
        this.lookups = lookups;
        this.reader = reader;
        this.runner = runner;
        this.metrics = metrics;
        this.config = config;
        this.clock = clock;
    }

    /// Done once what follows from the events is stored. Repeats change nothing.
    public Uni<Void> about(List<Envelope> events) {
        return slack.usable()
                ? Multi.createFrom()
                        .iterable(events)
                        .onItem()
                        .transformToUniAndConcatenate(
                                event -> ofInterviews(event).chain(() -> notes(event)))
                        .collect()
                        .asList()
                        .chain(this::keep)
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> keep(List<Notes> all) {
        var wanted = all.stream().flatMap(notes -> notes.wanted().stream()).toList();
        var changed = all.stream().flatMap(notes -> notes.changed().stream()).toList();
        var answered = all.stream().flatMap(notes -> notes.answered().stream()).toList();
        if (wanted.isEmpty() && changed.isEmpty() && answered.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return lookedUp(wanted)
                .chain(() -> posts.want(wanted))
                .chain(() -> posts.change(changed))
                .chain(() -> posts.answered(answered))
                .invoke(runner::wake);
    }

    /// What follows from one event.
    private record Notes(List<Wanted> wanted, List<Changed> changed, List<Answered> answered) {
        static final Notes NONE = new Notes(List.of(), List.of(), List.of());
    }

    private Uni<Notes> notes(Envelope envelope) {
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

    /// What was answered elsewhere is asked no more, and a poll that is over keeps nobody waiting.
    private Uni<Void> ofInterviews(Envelope envelope) {
        var id = UUID.fromString(envelope.aggregateId());
        return switch (EventCodec.decode(envelope)) {
            case Decoded.Known(StatusUpdateSubmitted update)
                    when update.pollId() != null && update.slackUser() != null ->
                    interviews.answered(
                            update.pollId(),
                            new Member(update.slackWorkspace(), update.slackUser()),
                            id);
            case Decoded.Known(PollClosed()) -> interviews.closed(id);
            case Decoded.Known _,
                    Decoded.LaterVersion _,
                    Decoded.UnknownType _,
                    Decoded.Undecodable _ ->
                    Uni.createFrom().voidItem();
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

    /// An update must not miss the link of its team's channel that came just before it.
    private Uni<Void> lookedUp(List<Wanted> wanted) {
        if (wanted.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var last = wanted.stream().map(Wanted::place).max(IN_ORDER).orElseThrow();
        return lookups.to(last.epoch(), last.position());
    }
}
