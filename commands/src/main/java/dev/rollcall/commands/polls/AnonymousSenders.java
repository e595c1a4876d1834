package dev.rollcall.commands.polls;

import dev.rollcall.commands.model.team.Member;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// Who has answered the anonymous questions of a poll, and by which form or interview; not what.
@ApplicationScoped
class AnonymousSenders {

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

    private final Pool pool;

    AnonymousSenders(Pool pool) {
        this.pool = pool;
    }

    /// What somebody has answered by.
    Uni<Optional<String>> sentBy(UUID poll, Member who) {
        return sentBy(pool, poll, who);
    }

    private static Uni<Optional<String>> sentBy(SqlClient client, UUID poll, Member who) {
        return client.preparedQuery(SENT)
                .execute(Tuple.of(poll, who.workspace(), who.user()))
                .map(AnonymousSenders::form);
    }

    /// What they have answered by before; empty where this is the first.
    static Uni<Optional<String>> note(
            SqlConnection connection, UUID poll, Member who, String form) {
        return connection
                .preparedQuery(SEND)
                .execute(Tuple.of(poll, who.workspace(), who.user(), form))
                .chain(
                        inserted ->
                                inserted.rowCount() > 0
                                        ? Uni.createFrom().item(Optional.<String>empty())
                                        : sentBy(connection, poll, who));
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

    private static Optional<String> form(RowSet<Row> rows) {
        return rows.stream().findFirst().map(row -> row.getString("view_id"));
    }
}
