package dev.rollcall.commands.polls;

import dev.rollcall.commands.lookups.AnswersJson;
import dev.rollcall.events.Answer;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// Where anonymous answers wait to become events, apart from who has given any.
@ApplicationScoped
class HeldAnswers {

    private static final String STANDING =
            """
            select closes_at, closed or settled as over
            from commands.polls
            where poll_id = $1
            """;

    /// One at a time: who comes, and who takes out what came.
    private static final String LOCK = STANDING + "for update";

    private static final String SETTLE =
            """
            update commands.polls
            set settled = true
            where poll_id = $1
            """;

    private static final String TAKE_OUT =
            """
            delete from commands.anonymous_answers
            where poll_id = $1
            returning id, answers
            """;

    private static final String PUT_BACK =
            """
            insert into commands.anonymous_answers (id, poll_id, team_id, answers)
            select held.id, poll.poll_id, poll.team_id, held.answers
            from unnest($2::uuid[], $3::jsonb[]) held (id, answers)
            cross join commands.polls poll
            where poll.poll_id = $1
            order by random()
            """;

    private static final String OF_POLL =
            """
            select id, poll_id, team_id, answers
            from commands.anonymous_answers
            where poll_id = $1
            order by id
            """;

    /// Taken in late by builds from before.
    private static final String OF_CLOSED_POLLS =
            """
            select held.id, held.poll_id, held.team_id, held.answers
            from commands.anonymous_answers held
            join commands.polls poll using (poll_id)
            where poll.closed
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

    /// When a poll is to be closed, and whether it takes no more whatever the time is.
    record Standing(Instant closes, boolean over) {}

    /// Empty for one that is not known, yet or any more.
    Uni<Optional<Standing>> standing(UUID poll) {
        return standing(pool, STANDING, poll);
    }

    /// The same, and it stands so until the transaction ends.
    static Uni<Optional<Standing>> lock(SqlConnection connection, UUID poll) {
        return standing(connection, LOCK, poll);
    }

    private static Uni<Optional<Standing>> standing(SqlClient client, String sql, UUID poll) {
        return client.preparedQuery(sql)
                .execute(Tuple.of(poll))
                .map(rows -> rows.stream().findFirst().map(HeldAnswers::standing));
    }

    private static Standing standing(Row row) {
        return new Standing(row.getOffsetDateTime("closes_at").toInstant(), row.getBoolean("over"));
    }

    /// All that the poll holds is written anew, with what comes: in no order, and by one
    /// transaction, so that not even PostgreSQL's own columns (`ctid`, `xmin`) tell them apart.
    static Uni<Void> add(SqlConnection connection, UUID poll, List<Answer> answers) {
        return connection
                .preparedQuery(TAKE_OUT)
                .execute(Tuple.of(poll))
                .chain(
                        before -> {
                            var ids = before.stream().map(row -> row.getUUID("id"));
                            var said = before.stream().map(row -> row.getJsonArray("answers"));
                            return connection
                                    .preparedQuery(PUT_BACK)
                                    .execute(
                                            Tuple.of(
                                                    poll,
                                                    with(ids, UUID.randomUUID())
                                                            .toArray(UUID[]::new),
                                                    with(said, AnswersJson.of(answers))
                                                            .toArray(Object[]::new)));
                        })
                .replaceWithVoid();
    }

    private static <T> Stream<T> with(Stream<T> before, T one) {
        return Stream.concat(before, Stream.of(one));
    }

    /// What came and is not an event yet. The poll takes no more from then on.
    Uni<List<Held>> settle(UUID poll) {
        return pool.withTransaction(
                connection ->
                        connection
                                .preparedQuery(SETTLE)
                                .execute(Tuple.of(poll))
                                .chain(
                                        () ->
                                                connection
                                                        .preparedQuery(OF_POLL)
                                                        .execute(Tuple.of(poll)))
                                .map(HeldAnswers::held));
    }

    Uni<List<Held>> ofClosedPolls() {
        return pool.query(OF_CLOSED_POLLS).execute().map(HeldAnswers::held);
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
}
