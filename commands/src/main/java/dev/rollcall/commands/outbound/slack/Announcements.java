package dev.rollcall.commands.outbound.slack;

import dev.rollcall.commands.interview.Endings;
import dev.rollcall.commands.lookups.CaughtUp;
import dev.rollcall.commands.model.team.Member;
import dev.rollcall.commands.outbound.slack.Consequences.Notes;
import dev.rollcall.commands.outbound.slack.WantedPosts.Place;
import dev.rollcall.commands.outbound.slack.WantedPosts.Wanted;
import dev.rollcall.commands.slack.SlackWorkspaces;
import dev.rollcall.events.Envelope;
import dev.rollcall.events.PollEvent.PollClosed;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateSubmitted;
import dev.rollcall.events.TeamEvent.MemberLeft;
import dev.rollcall.events.codec.Decoded;
import dev.rollcall.events.codec.EventCodec;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/// Notes what the bot is to say about events. Saying it is the [PostRunner]'s: whatever
/// Slack does, events are taken in.
@ApplicationScoped
public class Announcements {

    private static final Comparator<Place> IN_ORDER =
            Comparator.comparingLong(Place::epoch).thenComparingLong(Place::position);

    private final SlackWorkspaces slack;
    private final WantedPosts posts;
    private final Endings interviews;
    private final CaughtUp lookups;
    private final Consequences consequences;
    private final PostRunner runner;

    Announcements(
            SlackWorkspaces slack,
            WantedPosts posts,
            Endings interviews,
            CaughtUp lookups,
            Consequences consequences,
            PostRunner runner) {
        this.slack = slack;
        this.posts = posts;
        this.interviews = interviews;
        this.lookups = lookups;
        this.consequences = consequences;
        this.runner = runner;
    }

    /// Done once what follows from the events is stored. Repeats change nothing.
    public Uni<Void> about(List<Envelope> events) {
        return slack.usable()
                ? Multi.createFrom()
                        .iterable(events)
                        .onItem()
                        .transformToUniAndConcatenate(
                                event -> ofInterviews(event).chain(() -> consequences.of(event)))
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

    /// What was answered elsewhere is asked no more, nor what a team asked that they left, and a
    /// poll that is over keeps nobody waiting.
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
            case Decoded.Known(MemberLeft(var workspace, var user)) ->
                    interviews.left(id, new Member(workspace, user));
            case Decoded.Known _,
                    Decoded.LaterVersion _,
                    Decoded.UnknownType _,
                    Decoded.Undecodable _ ->
                    Uni.createFrom().voidItem();
        };
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
