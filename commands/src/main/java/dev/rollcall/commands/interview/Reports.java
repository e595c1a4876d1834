package dev.rollcall.commands.interview;

import dev.rollcall.commands.lookups.Lookups;
import dev.rollcall.commands.model.team.Member;
import dev.rollcall.events.NamedIds;
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
import java.util.function.Function;
import java.util.stream.Stream;

/// What is awaited of somebody, and how they come to be asked it: by a poll, or because they want
/// to report.
@ApplicationScoped
public class Reports {

    private static final String OPENED = "opened";

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
            select asked.poll_id
            from commands.poll_asked asked
            join commands.polls poll using (poll_id)
            join commands.teams team using (team_id)
            where asked.slack_workspace = $1
            and asked.slack_user = $2
            and asked.asked_at <= $3
            and not poll.closed
            and not team.archived
            and not exists (
                select
                from commands.poll_answers answer
                where answer.poll_id = asked.poll_id
                and answer.slack_workspace = $1
                and answer.slack_user = $2)
            and not exists (
                select
                from commands.slack_interviews begun
                where begun.poll_id = asked.poll_id
                and begun.slack_workspace = $1
                and begun.slack_user = $2
                and begun.stage in ('waiting', 'asking', 'put_off'))
            order by asked.asked_at, asked.poll_id
            """;

    private final Pool pool;
    private final Lookups lookups;
    private final EventReader reader;
    private final Beginnings beginnings;
    private final Turns turns;
    private final InterviewsConfig config;
    private final Clock clock;

    Reports(
            Pool pool,
            Lookups lookups,
            EventReader reader,
            Beginnings beginnings,
            Turns turns,
            InterviewsConfig config,
            Clock clock) {
        this.pool = pool;
        this.lookups = lookups;
        this.reader = reader;
        this.beginnings = beginnings;
        this.turns = turns;
        this.config = config;
        this.clock = clock;
    }

    /// A poll asks somebody, once: at once, or when they are done with what they are asked now.
    public Uni<Void> ask(Member who, UUID poll, PollOpened opened) {
        return beginnings
                .ofPoll(who, poll, opened, OPENED)
                .chain(
                        waiting ->
                                turns.of(
                                        who,
                                        rows ->
                                                rows.forget(config.kept())
                                                        .chain(() -> rows.anyOf(poll))
                                                        .chain(
                                                                known ->
                                                                        ask(
                                                                                rows, known,
                                                                                waiting))));
    }

    private static Uni<Void> ask(Rows rows, Optional<Interview> known, Interview waiting) {
        return known.isPresent()
                ? Uni.createFrom().voidItem()
                : rows.insert(waiting).chain(() -> Room.use(rows));
    }

    /// What was begun, and polls that asked somebody and that they have not answered.
    public Uni<List<Awaited>> awaitedOf(Member who) {
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
        return lookups.teamsOf(who.workspace(), who.user())
                .map(
                        teams ->
                                teams.stream()
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
                .transformToUniAndConcatenate(this::poll)
                .collect()
                .asList();
    }

    /// Null, which leaves it out, where it cannot be read.
    private Uni<Awaited> poll(UUID id) {
        return opened(id).map(found -> found.map(one -> new Awaited.Poll(id, one)).orElse(null));
    }

    private Uni<Optional<PollOpened>> opened(UUID poll) {
        return reader.stream(poll.toString(), 0, 1)
                .map(
                        events ->
                                events.stream()
                                        .map(EventCodec::decode)
                                        .flatMap(Reports::ifOpened)
                                        .findFirst());
    }

    private static Stream<PollOpened> ifOpened(Decoded decoded) {
        return decoded instanceof Decoded.Known(PollOpened opened)
                ? Stream.of(opened)
                : Stream.empty();
    }

    /// Somebody asks what is awaited of them: one thing is asked at once, of several they choose.
    ///
    /// @param key of the request: the same for its repeats
    public Uni<Void> report(Member who, String key) {
        return awaitedOf(who)
                .chain(
                        awaited ->
                                awaited.size() == 1
                                        ? takeUp(who, awaited.getFirst(), key)
                                        : list(who, key));
    }

    private Uni<Void> list(Member who, String key) {
        var post = listOf(who, key);
        return turns.of(
                who,
                rows ->
                        isNew(rows, post, key)
                                .chain(
                                        isNew ->
                                                isNew
                                                        ? rows.post("awaited", post, post, 1)
                                                                .replaceWithVoid()
                                                        : Uni.createFrom().voidItem()));
    }

    /// Somebody chose what to report on.
    ///
    /// @param what as it is written
    public Uni<Void> takeUp(Member who, String what, String key) {
        var kind = what.substring(0, Math.max(0, what.indexOf(' ')));
        var id = UUID.fromString(what.substring(kind.length()).strip());
        return switch (kind) {
            case "interview" ->
                    takeUp(who, new Awaited.Begun(id, id, Optional.empty()), Story.PRESS + key);
            case "poll" ->
                    opened(id)
                            .chain(
                                    found ->
                                            found.map(
                                                            opened ->
                                                                    takeUp(
                                                                            who,
                                                                            new Awaited.Poll(
                                                                                    id, opened),
                                                                            Story.PRESS + key))
                                                    .orElseGet(() -> Uni.createFrom().voidItem()));
            case "team" -> takeUp(who, new Awaited.OfTeam(id), Story.PRESS + key);
            default -> throw new IllegalArgumentException("nothing to report on: " + what);
        };
    }

    private Uni<Void> takeUp(Member who, Awaited what, String key) {
        return switch (what) {
            case Awaited.Begun(var id, _, _) ->
                    onceFor(
                            who,
                            key,
                            rows -> rows.byId(id).chain(found -> takeUp(rows, found, key)));
            case Awaited.Poll(var id, var opened) ->
                    beginnings
                            .ofPoll(who, id, opened, key)
                            .chain(
                                    waiting ->
                                            onceFor(
                                                    who,
                                                    key,
                                                    rows ->
                                                            rows.unfinishedOf(id)
                                                                    .chain(
                                                                            known ->
                                                                                    begin(
                                                                                            rows,
                                                                                            known,
                                                                                            waiting,
                                                                                            key))));
            case Awaited.OfTeam(var id) ->
                    beginnings
                            .ofTeam(who, id, key)
                            .chain(
                                    waiting ->
                                            waiting.isEmpty()
                                                    ? Uni.createFrom().voidItem()
                                                    : onceFor(
                                                            who,
                                                            key,
                                                            rows ->
                                                                    begin(
                                                                            rows,
                                                                            Optional.empty(),
                                                                            waiting.get(),
                                                                            key)));
        };
    }

    private Uni<Void> onceFor(Member who, String key, Function<Rows, Uni<Void>> what) {
        return turns.of(
                who,
                rows ->
                        isNew(rows, listOf(who, key), key)
                                .chain(
                                        isNew ->
                                                isNew
                                                        ? what.apply(rows)
                                                        : Uni.createFrom().voidItem()));
    }

    private static Uni<Void> begin(
            Rows rows, Optional<Interview> known, Interview waiting, String key) {
        return known.isPresent()
                ? takeUp(rows, known, key)
                : rows.insert(waiting).chain(() -> takeUp(rows, Optional.of(waiting), key));
    }

    private static Uni<Void> takeUp(Rows rows, Optional<Interview> found, String key) {
        return found.map(one -> Room.save(rows, one, one.takenUp(Optional.of(key))))
                .map(Uni::replaceWithVoid)
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    /// Whether a request has led to nothing yet.
    private static Uni<Boolean> isNew(Rows rows, UUID list, String key) {
        return rows.isWanted(list)
                .chain(
                        wanted ->
                                wanted
                                        ? Uni.createFrom().item(false)
                                        : rows.concerned(key)
                                                .map(
                                                        found ->
                                                                found.filter(
                                                                                one ->
                                                                                        one.interview()
                                                                                                .hasHeard(
                                                                                                        key))
                                                                        .isEmpty()));
    }

    private static UUID listOf(Member who, String key) {
        return NamedIds.slackPost("awaited", who.workspace(), who.user(), key);
    }
}
