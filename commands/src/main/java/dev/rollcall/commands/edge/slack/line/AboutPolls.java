package dev.rollcall.commands.edge.slack.line;

import dev.rollcall.commands.edge.slack.intake.ChannelTeams;
import dev.rollcall.commands.edge.slack.intake.ChannelTeams.Open;
import dev.rollcall.commands.edge.slack.intake.Reply;
import dev.rollcall.commands.edge.slack.line.SlashChanges.Wish;
import dev.rollcall.commands.model.team.PollRound;
import dev.rollcall.commands.schedule.Cron;
import dev.rollcall.events.Envelope;
import dev.rollcall.events.NamedIds;
import dev.rollcall.events.PollEvent.PollOpened;
import dev.rollcall.events.codec.Decoded;
import dev.rollcall.events.codec.EventCodec;
import dev.rollcall.eventstore.read.EventReader;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// `/rollcall summary`: how the channel's team answered its last poll so far. Polls are found by
/// their rounds' latest slots, which their ids follow from.
@ApplicationScoped
public class AboutPolls {

    private static final Duration LATELY = Duration.ofDays(8);

    /// A slot on the earliest clock in the world is that much before the same one in UTC.
    private static final Duration EARLY = Duration.ofHours(26);

    private static final int MOST_SLOTS = 100;
    private static final DateTimeFormatter SLOT = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm");

    private final ChannelTeams teams;
    private final EventReader reader;
    private final RecentUpdates updates;
    private final Clock clock;

    AboutPolls(ChannelTeams teams, EventReader reader, RecentUpdates updates, Clock clock) {
        this.teams = teams;
        this.reader = reader;
        this.updates = updates;
        this.clock = clock;
    }

    private record LastPoll(UUID id, PollOpened opened, Instant at) {}

    private record Slot(UUID poll, Instant at) {}

    public Uni<Reply> summary(Wish wish) {
        return teams.of(wish.channel())
                .chain(
                        here ->
                                here.map(this::summary)
                                        .orElseGet(
                                                () ->
                                                        Reply.told(
                                                                "no_team",
                                                                LineWords.NO_TEAM_HERE)));
    }

    private Uni<Reply> summary(Open here) {
        return last(here)
                .chain(
                        poll ->
                                poll.map(this::summary)
                                        .orElseGet(
                                                () ->
                                                        Reply.told(
                                                                "summary", LineWords.NO_POLL_YET)));
    }

    private Uni<Reply> summary(LastPoll poll) {
        return updates.since(poll.at(), said -> poll.id().equals(said.pollId()))
                .map(answers -> Reply.of("summary", LineWords.summary(poll.opened(), answers)));
    }

    private Uni<Optional<LastPoll>> last(Open here) {
        var now = clock.instant();
        var slots =
                here.team().rounds().byName().entrySet().stream()
                        .flatMap(round -> slots(here.id(), round, now))
                        .sorted(Comparator.comparing(Slot::at).reversed());
        return Multi.createFrom()
                .items(slots)
                .onItem()
                .transformToUniAndConcatenate(this::opened)
                .toUni()
                .map(Optional::ofNullable);
    }

    private static Stream<Slot> slots(UUID team, Entry<String, PollRound> round, Instant now) {
        var zone = ZoneId.of(round.getValue().timeZone());
        return Cron.parse(round.getValue().cron())
                .slots(zone, now.minus(LATELY))
                .takeWhile(slot -> slot.toInstant().isBefore(now.plus(EARLY)))
                .limit(MOST_SLOTS)
                .map(
                        slot ->
                                new Slot(
                                        NamedIds.poll(team, round.getKey(), SLOT.format(slot)),
                                        slot.toInstant()));
    }

    /// Null, which leaves it out, where there is no such poll.
    private Uni<LastPoll> opened(Slot slot) {
        return reader.stream(slot.poll().toString(), 0, 1)
                .map(events -> events.isEmpty() ? null : opened(slot, events.getFirst()));
    }

    private static LastPoll opened(Slot slot, Envelope first) {
        return EventCodec.decode(first) instanceof Decoded.Known(PollOpened opened)
                ? new LastPoll(slot.poll(), opened, first.timestamp())
                : null;
    }
}
