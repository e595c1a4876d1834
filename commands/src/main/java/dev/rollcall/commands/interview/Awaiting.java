package dev.rollcall.commands.interview;

import dev.rollcall.commands.model.team.Member;
import dev.rollcall.commands.polls.OwnTeams;
import dev.rollcall.commands.polls.StillAsked;
import dev.rollcall.events.PollEvent.PollOpened;
import dev.rollcall.events.codec.Decoded;
import dev.rollcall.events.codec.EventCodec;
import dev.rollcall.eventstore.read.EventReader;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// What is awaited of somebody.
@ApplicationScoped
public class Awaiting {

    private static final String BEGUN =
            """
            select begun.id, begun.team_id, begun.story->>'round' as round
            from commands.slack_interviews begun
            where begun.slack_workspace = $1
            and begun.slack_user = $2
            and begun.stage in ('waiting', 'asking', 'put_off')
            and not exists (
                select
                from commands.teams team
                where team.team_id = begun.team_id
                and team.archived)
            order by begun.began_at, begun.id
            """;

    private static final String POLLS =
            """
            select poll_id
            from commands.unanswered
            where slack_workspace = $1
            and slack_user = $2
            and asked_at <= $3
            and not closed
            and not exists (
                select
                from commands.slack_interviews begun
                where begun.poll_id = unanswered.poll_id
                and begun.slack_workspace = $1
                and begun.slack_user = $2
                and begun.stage in ('waiting', 'asking', 'put_off'))
            order by asked_at, poll_id
            """;

    private final Pool pool;
    private final OwnTeams teams;
    private final StillAsked stillAsked;
    private final EventReader reader;
    private final Clock clock;

    Awaiting(Pool pool, OwnTeams teams, StillAsked stillAsked, EventReader reader, Clock clock) {
        this.pool = pool;
        this.teams = teams;
        this.stillAsked = stillAsked;
        this.reader = reader;
        this.clock = clock;
    }

    /// What was begun, and polls that asked somebody and that they have not answered.
    public Uni<List<Awaited>> of(Member who) {
        return begun(who)
                .chain(
                        begun ->
                                polls(who)
                                        .map(
                                                polls -> {
                                                    var all = new ArrayList<>(begun);
                                                    all.addAll(polls);
                                                    return List.copyOf(all);
                                                }));
    }

    /// The teams that somebody may report to, asked or not.
    public Uni<List<Awaited>> teamsOf(Member who) {
        return teams.of(who)
                .map(
                        theirs ->
                                theirs.stream()
                                        .<Awaited>map(team -> new Awaited.OfTeam(team.id()))
                                        .toList());
    }

    private Uni<List<Awaited>> begun(Member who) {
        return pool.preparedQuery(BEGUN)
                .execute(Tuple.of(who.workspace(), who.user()))
                .map(
                        rows ->
                                rows.stream()
                                        .<Awaited>map(
                                                row ->
                                                        new Awaited.Begun(
                                                                row.getUUID("id"),
                                                                row.getUUID("team_id"),
                                                                Optional.ofNullable(
                                                                        row.getString("round"))))
                                        .toList());
    }

    private Uni<List<Awaited>> polls(Member who) {
        return pool.preparedQuery(POLLS)
                .execute(
                        Tuple.of(
                                who.workspace(),
                                who.user(),
                                clock.instant().atOffset(ZoneOffset.UTC)))
                .onItem()
                .transformToMulti(rows -> Multi.createFrom().iterable(rows))
                .map(row -> row.getUUID("poll_id"))
                .onItem()
                .transformToUniAndConcatenate(poll -> poll(poll, who))
                .collect()
                .asList();
    }

    /// Null, which leaves it out, where it cannot be read, or does not ask them any more.
    private Uni<Awaited> poll(UUID id, Member who) {
        return opened(id)
                .chain(
                        found ->
                                found.map(one -> poll(id, one, who))
                                        .orElseGet(() -> Uni.createFrom().nullItem()));
    }

    private Uni<Awaited> poll(UUID id, PollOpened opened, Member who) {
        return stillAsked
                .is(who, opened.teamId(), opened.round())
                .map(asked -> asked ? new Awaited.Poll(id, opened) : null);
    }

    Uni<Optional<PollOpened>> opened(UUID poll) {
        return reader.stream(poll.toString(), 0, 1)
                .map(
                        events ->
                                events.stream()
                                        .map(EventCodec::decode)
                                        .flatMap(Awaiting::ifOpened)
                                        .findFirst());
    }

    private static Stream<PollOpened> ifOpened(Decoded decoded) {
        return decoded instanceof Decoded.Known(PollOpened opened)
                ? Stream.of(opened)
                : Stream.empty();
    }
}
