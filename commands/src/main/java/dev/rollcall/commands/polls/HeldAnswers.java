package dev.rollcall.commands.polls;

import dev.rollcall.commands.lookups.AnswersJson;
import dev.rollcall.commands.model.team.Member;
import dev.rollcall.commands.polls.AnonymousAnswers.Access;
import dev.rollcall.events.Answer;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Where anonymous answers wait to become events, apart from who has given any.
@ApplicationScoped
class HeldAnswers {

    /// One at a time: who comes, and who takes out what came on time.
    private static final String LOCK =
            """
            select closes_at, closed
            from commands.polls
            where poll_id = $1
            for update
            """;

    private static final String CLOSES =
            """
            select closes_at
            from commands.polls
            where poll_id = $1
            """;

    private static final String SEND =
            """
            insert into commands.anonymous_senders
                (poll_id, slack_workspace, slack_user, view_id)
            values ($1, $2, $3, $4)
            on conflict do nothing
            """;

    private static final String SENT =
            """
            select view_id
            from commands.anonymous_senders
            where poll_id = $1
            and slack_workspace = $2
            and slack_user = $3
            """;

    private static final String ANSWERED =
            """
            select poll_id
            from commands.anonymous_senders
            where poll_id = any($1)
            and slack_workspace = $2
            and slack_user = $3
            """;

    private static final String TAKE_OUT =
            """
            delete from commands.anonymous_answers
            where poll_id = $1
            returning id, answers, late
            """;

    private static final String PUT_BACK =
            """
            insert into commands.anonymous_answers (id, poll_id, team_id, answers, late)
            select held.id, poll.poll_id, poll.team_id, held.answers, held.late
            from unnest($2::uuid[], $3::jsonb[], $4::boolean[]) held (id, answers, late)
            cross join commands.polls poll
            where poll.poll_id = $1
            order by random()
            """;

    private static final String ON_TIME =
            """
            select id, poll_id, team_id, answers
            from commands.anonymous_answers
            where poll_id = $1
            and not late
            order by id
            """;

    private static final String LATE =
            """
            select held.id, held.poll_id, held.team_id, held.answers
            from commands.anonymous_answers held
            join commands.polls poll using (poll_id)
            where poll.closed
            and poll.closes_at < $1
            order by held.id
            """;

    private static final String FORGET =
            """
            delete from commands.anonymous_answers
            where id = $1
            """;

    private final Pool pool;

    HeldAnswers(Pool pool) {
        this.pool = pool;
    }

    /// One person's answers to the anonymous questions of a poll.
    ///
    /// @param id random, and of nobody
    record Held(UUID id, UUID poll, UUID team, List<Answer> answers) {
        Held {
            answers = List.copyOf(answers);
        }
    }

    /// When a poll is to be closed; empty for one that is not known, yet or any more.
    Uni<Optional<Instant>> closes(UUID poll) {
        return pool.preparedQuery(CLOSES)
                .execute(Tuple.of(poll))
                .map(
                        rows ->
                                rows.stream()
                                        .findFirst()
                                        .map(row -> row.getOffsetDateTime(0).toInstant()));
    }

    /// The form by which somebody has answered.
    Uni<Optional<String>> sentBy(UUID poll, Member who) {
        return pool.preparedQuery(SENT)
                .execute(Tuple.of(poll, who.workspace(), who.user()))
                .map(HeldAnswers::view);
    }

    Uni<Set<UUID>> answeredBy(Member who, Collection<UUID> polls) {
        return pool.preparedQuery(ANSWERED)
                .execute(Tuple.of(polls.toArray(UUID[]::new), who.workspace(), who.user()))
                .map(
                        rows ->
                                rows.stream()
                                        .map(row -> row.getUUID(0))
                                        .collect(Collectors.toUnmodifiableSet()));
    }

    /// Marks that somebody has answered and keeps what, both or neither.
    Uni<Access> hold(
            UUID poll,
            Member who,
            String form,
            List<Answer> answers,
            Clock clock,
            Duration lateWithin) {
        return pool.withTransaction(
                connection ->
                        connection
                                .preparedQuery(LOCK)
                                .execute(Tuple.of(poll))
                                .chain(
                                        rows -> {
                                            var known = rows.stream().findFirst();
                                            var now = clock.instant();
                                            if (known.isEmpty()
                                                    || !now.isBefore(
                                                            end(known.get()).plus(lateWithin))) {
                                                return Uni.createFrom().item(Access.CLOSED);
                                            }
                                            boolean late =
                                                    known.get().getBoolean("closed")
                                                            || !now.isBefore(end(known.get()));
                                            return send(connection, poll, who, form)
                                                    .call(
                                                            sent ->
                                                                    sent.isEmpty()
                                                                            ? mix(
                                                                                    connection,
                                                                                    poll,
                                                                                    answers,
                                                                                    late)
                                                                            : Uni.createFrom()
                                                                                    .voidItem())
                                                    .map(
                                                            sent ->
                                                                    sent.stream()
                                                                                    .allMatch(
                                                                                            form
                                                                                                    ::equals)
                                                                            ? Access.OPEN
                                                                            : Access.ANSWERED);
                                        }));
    }

    private static Instant end(Row poll) {
        return poll.getOffsetDateTime("closes_at").toInstant();
    }

    /// The form that was sent before; empty where this one is the first.
    private static Uni<Optional<String>> send(
            SqlConnection connection, UUID poll, Member who, String form) {
        return connection
                .preparedQuery(SEND)
                .execute(Tuple.of(poll, who.workspace(), who.user(), form))
                .chain(
                        inserted ->
                                inserted.rowCount() > 0
                                        ? Uni.createFrom().item(Optional.<String>empty())
                                        : connection
                                                .preparedQuery(SENT)
                                                .execute(
                                                        Tuple.of(poll, who.workspace(), who.user()))
                                                .map(HeldAnswers::view));
    }

    /// All that the poll holds is written anew, with what comes: in no order, and by one
    /// transaction, so that not even PostgreSQL's own columns (`ctid`, `xmin`) tell them apart.
    private static Uni<Void> mix(
            SqlConnection connection, UUID poll, List<Answer> answers, boolean late) {
        return connection
                .preparedQuery(TAKE_OUT)
                .execute(Tuple.of(poll))
                .chain(
                        before -> {
                            var ids = before.stream().map(row -> row.getUUID("id"));
                            var said = before.stream().map(row -> row.getJsonArray("answers"));
                            var lates = before.stream().map(row -> row.getBoolean("late"));
                            return connection
                                    .preparedQuery(PUT_BACK)
                                    .execute(
                                            Tuple.of(
                                                    poll,
                                                    with(ids, UUID.randomUUID())
                                                            .toArray(UUID[]::new),
                                                    with(said, AnswersJson.of(answers))
                                                            .toArray(Object[]::new),
                                                    with(lates, late).toArray(Boolean[]::new)));
                        })
                .replaceWithVoid();
    }

    private static <T> Stream<T> with(Stream<T> before, T one) {
        return Stream.concat(before, Stream.of(one));
    }

    /// What came on time and is not an event yet.
    Uni<List<Held>> onTime(UUID poll) {
        return pool.withTransaction(
                connection ->
                        connection
                                .preparedQuery(LOCK)
                                .execute(Tuple.of(poll))
                                .chain(
                                        () ->
                                                connection
                                                        .preparedQuery(ON_TIME)
                                                        .execute(Tuple.of(poll)))
                                .map(HeldAnswers::held));
    }

    Uni<List<Held>> ofPollsClosedBefore(Instant moment) {
        return pool.preparedQuery(LATE)
                .execute(Tuple.of(moment.atOffset(ZoneOffset.UTC)))
                .map(HeldAnswers::held);
    }

    Uni<Void> forget(UUID id) {
        return pool.preparedQuery(FORGET).execute(Tuple.of(id)).replaceWithVoid();
    }

    private static List<Held> held(RowSet<Row> rows) {
        return rows.stream()
                .map(
                        row ->
                                new Held(
                                        row.getUUID("id"),
                                        row.getUUID("poll_id"),
                                        row.getUUID("team_id"),
                                        AnswersJson.read(row.getJsonArray("answers"))))
                .toList();
    }

    private static Optional<String> view(RowSet<Row> rows) {
        return rows.stream().findFirst().map(row -> row.getString("view_id"));
    }
}
