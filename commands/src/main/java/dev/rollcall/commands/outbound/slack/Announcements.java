package dev.rollcall.commands.outbound.slack;

import dev.rollcall.commands.lookups.Lookups;
import dev.rollcall.commands.outbound.slack.WantedPosts.Changed;
import dev.rollcall.commands.outbound.slack.WantedPosts.Place;
import dev.rollcall.commands.outbound.slack.WantedPosts.Recipient.TeamChannel;
import dev.rollcall.commands.outbound.slack.WantedPosts.Wanted;
import dev.rollcall.commands.slack.SlackApi;
import dev.rollcall.events.Envelope;
import dev.rollcall.events.StatusUpdateEvent;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateEdited;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateRetracted;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateSubmitted;
import dev.rollcall.events.codec.Decoded;
import dev.rollcall.events.codec.EventCodec;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/// Notes what the bot is to say about events. Saying it is the [PostRunner]'s: whatever
/// Slack does, events are taken in.
@ApplicationScoped
public class Announcements {

    private static final Logger LOG = Logger.getLogger(Announcements.class);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);
    private static final Duration LOOKUPS_BY = Duration.ofSeconds(5);
    private static final Instant AT_ONCE = Instant.EPOCH;
    private static final Comparator<Place> IN_ORDER =
            Comparator.comparingLong(Place::epoch).thenComparingLong(Place::position);

    private final SlackApi slack;
    private final WantedPosts posts;
    private final Lookups lookups;
    private final PostRunner runner;
    private final PostMetrics metrics;
    private final PostsConfig config;
    private final Clock clock;

    Announcements(
            SlackApi slack,
            WantedPosts posts,
            Lookups lookups,
            PostRunner runner,
            PostMetrics metrics,
            PostsConfig config,
            Clock clock) {
        this.slack = slack;
        this.posts = posts;
        this.lookups = lookups;
        this.runner = runner;
        this.metrics = metrics;
        this.config = config;
        this.clock = clock;
    }

    /// Done once what follows from the events is stored. Repeats change nothing.
    public Uni<Void> about(List<Envelope> events) {
        if (!slack.usable()) {
            return Uni.createFrom().voidItem();
        }
        var wanted = new ArrayList<Wanted>();
        var changed = new ArrayList<Changed>();
        for (var envelope : events) {
            switch (EventCodec.decode(envelope)) {
                case Decoded.Known(StatusUpdateEvent event) ->
                        note(envelope, event, wanted, changed);
                case Decoded.LaterVersion _ -> metrics.count("later_version");
                case Decoded.Known _, Decoded.UnknownType _, Decoded.Undecodable _ -> {}
            }
        }
        if (wanted.isEmpty() && changed.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return lookedUp(wanted)
                .chain(() -> posts.want(wanted))
                .chain(() -> posts.change(changed))
                .invoke(runner::wake);
    }

    private void note(
            Envelope envelope,
            StatusUpdateEvent event,
            List<Wanted> wanted,
            List<Changed> changed) {
        var update = UUID.fromString(envelope.aggregateId());
        var place = new Place(envelope.epoch(), envelope.position(), envelope.sequence());
        switch (event) {
            case StatusUpdateSubmitted submitted when isOld(envelope) -> metrics.count("too_old");
            case StatusUpdateSubmitted submitted ->
                    wanted.add(
                            new Wanted(
                                    update,
                                    PostKind.CONFIRMATION,
                                    update,
                                    envelope.id(),
                                    new TeamChannel(submitted.teamId()),
                                    place,
                                    envelope.timestamp(),
                                    AT_ONCE));
            case StatusUpdateEdited _, StatusUpdateRetracted() ->
                    changed.add(new Changed(update, List.of(PostKind.CONFIRMATION), place));
        }
    }

    private boolean isOld(Envelope envelope) {
        return envelope.timestamp().isBefore(clock.instant().minus(config.within()));
    }

    /// An update must not miss the link of its team's channel that came just before it.
    private Uni<Void> lookedUp(List<Wanted> wanted) {
        if (wanted.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var last = wanted.stream().map(Wanted::place).max(IN_ORDER).orElseThrow();
        return lookups.reached(last.epoch(), last.position())
                .repeat()
                .withDelay(LOOK_AGAIN)
                .until(reached -> reached)
                .collect()
                .last()
                .replaceWithVoid()
                .ifNoItem()
                .after(LOOKUPS_BY)
                .recoverWithUni(
                        () -> {
                            LOG.warnf(
                                    "look-ups have not reached position %d; posting in the channels known so far",
                                    last.position());
                            return Uni.createFrom().voidItem();
                        });
    }
}
