package dev.rollcall.api.feed;

import static dev.rollcall.api.readmodel.Columns.instant;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rollcall.api.readmodel.ReadModel;
import dev.rollcall.events.ConsistencyToken;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/// `read_model.changes`, in commit order. Only what is committed can be read, so only what queries
/// show is sent.
@ApplicationScoped
class ChangesTable {
    private static final String AFTER =
            """
            select number, epoch, projection, kind, aggregate_id, sequence, position, event_type, team_id,
                row ->> 'author' as author,
                row ->> 'slack_workspace' as slack_workspace,
                row ->> 'slack_user' as slack_user,
                (row ->> 'created_at')::timestamptz as created_at,
                jsonb_strip_nulls(
                    case
                        when row ->> 'retracted_at' is null then row
                        else row - array['content', 'answers', 'blocker']
                    end)::text as row,
                (select min(number) from read_model.changes) as oldest
            from read_model.changes
            where number > $1
            order by number
            limit $2
            """;

    private static final String STILL =
            """
            select concat(
                    count(*),
                    '+',
                    sum(hashtextextended(concat_ws('/', projection, aggregate_id, since), 0))) as still
            from read_model.stuck
            """;

    /// `whole` is false when changes in between are no longer kept.
    record Page(boolean whole, List<Change> changes) {}

    private final ReadModel readModel;
    private final ObjectMapper json;

    ChangesTable(ReadModel readModel, ObjectMapper json) {
        this.readModel = readModel;
        this.json = json;
    }

    Uni<FeedPosition> head() {
        return readModel
                .query("feed_head", FeedPosition.HEAD, Tuple.tuple())
                .map(rows -> FeedPosition.of(rows.iterator().next()));
    }

    Uni<Page> after(long number, int limit) {
        return readModel
                .query("feed", AFTER, Tuple.of(number, limit))
                .map(rows -> page(rows, number));
    }

    /// Changes whenever a row begins to stand still, or goes on.
    Uni<String> still() {
        return readModel
                .query("feed_still", STILL, Tuple.tuple())
                .map(rows -> rows.iterator().next().getString("still"));
    }

    Uni<Void> listen(Runnable notified, Runnable closed) {
        return readModel.listen("rollcall_changes", notified, closed);
    }

    private Page page(RowSet<Row> rows, long number) {
        var changes = StreamSupport.stream(rows.spliterator(), false).map(this::change).toList();
        var whole = !changes.isEmpty() && rows.iterator().next().getLong("oldest") <= number + 1;
        return new Page(whole, changes);
    }

    private Change change(Row row) {
        return Kind.of(row.getString("projection"))
                .map(kind -> change(row, kind))
                .orElseGet(() -> new Change.Other(FeedPosition.of(row)));
    }

    private Change change(Row row, Kind kind) {
        return switch (row.getString("kind")) {
            case "changed" -> changed(row, kind);
            case "reset" -> new Change.Reset(FeedPosition.of(row), kind);
            case String other ->
                    throw new IllegalStateException("unknown kind of change: " + other);
        };
    }

    private Change.Row changed(Row row, Kind kind) {
        var place = FeedPosition.of(row);
        var token =
                new ConsistencyToken(
                        UUID.fromString(row.getString("aggregate_id")), row.getLong("sequence"));
        return new Change.Row(
                place,
                kind,
                token.aggregateId(),
                token.sequence(),
                new Change.Subject(
                        row.getUUID("team_id"),
                        row.getString("author"),
                        row.getString("slack_workspace"),
                        row.getString("slack_user"),
                        instant(row, "created_at")),
                ServerSentEvent.at(place).named(kind.toString(), body(row, token)));
    }

    private String body(Row row, ConsistencyToken token) {
        return new ChangeBody(
                        token.encode(),
                        row.getString("event_type"),
                        token.sequence(),
                        row.getLong("position"),
                        row.getString("row"))
                .encode(json);
    }
}
