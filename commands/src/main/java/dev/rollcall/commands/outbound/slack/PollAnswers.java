package dev.rollcall.commands.outbound.slack;

import dev.rollcall.eventstore.read.EventReader;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What answers a poll, from the log itself, so that none is missed that was given before. Blocks.
@ApplicationScoped
class PollAnswers {

    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final int WHOLE_STREAM = 10_000;

    /// Looks through what was stored since the poll was opened, by the index of positions.
    private static final String UPDATES =
            """
            select aggregate_id
            from event_store.events
            where position > $1
            and type = 'StatusUpdateSubmitted'
            and data->>'poll_id' = $2
            order by position
            """;

    private static final String ANSWERED_BY =
            """
            select
            from event_store.events as submitted
            where submitted.position > $1
            and submitted.type = 'StatusUpdateSubmitted'
            and submitted.data->>'poll_id' = $2
            and submitted.data->>'slack_workspace' = $3
            and submitted.data->>'slack_user' = $4
            and not exists (
                select
                from event_store.events as retracted
                where retracted.aggregate_id = submitted.aggregate_id
                and retracted.type = 'StatusUpdateRetracted')
            union all
            select
            from commands.anonymous_senders
            where poll_id = $2::uuid
            and slack_workspace = $3
            and slack_user = $4
            limit 1
            """;

    private final Pool pool;
    private final EventReader reader;

    PollAnswers(Pool pool, EventReader reader) {
        this.pool = pool;
        this.reader = reader;
    }

    /// In the order in which they were given.
    List<PollAnswer> to(PollStory poll) {
        var updates =
                pool.preparedQuery(UPDATES)
                        .execute(Tuple.of(poll.begin(), poll.id().toString()))
                        .await()
                        .atMost(ANSWER);
        return updates.stream()
                .map(row -> answer(row.getString("aggregate_id")))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<PollAnswer> answer(String update) {
        return PollAnswer.of(reader.stream(update, 0, WHOLE_STREAM).await().atMost(ANSWER));
    }

    /// Also without a name.
    boolean isAnswered(PollStory poll, String workspace, String user) {
        return pool.preparedQuery(ANSWERED_BY)
                        .execute(Tuple.of(poll.begin(), poll.id().toString(), workspace, user))
                        .await()
                        .atMost(ANSWER)
                        .size()
                > 0;
    }
}
