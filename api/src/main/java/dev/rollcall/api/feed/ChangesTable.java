package dev.rollcall.api.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
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
    /// After a while without changes the table is empty; the epoch then is the store's.
    private static final String HEAD =
            """
            select coalesce(last.epoch, store.epoch) as epoch, coalesce(last.number, 0) as number
            from event_store.epoch as store
            left join (
                select epoch, number
                from read_model.changes
                order by number desc
                limit 1) as last on true
            """;

    private static final String AFTER =
            """
            select number, epoch, projection, kind, aggregate_id, sequence, position, event_type, team_id,
                row ->> 'author' as author,
                row ->> 'slack_workspace' as slack_workspace,
                row ->> 'slack_user' as slack_user,
                jsonb_strip_nulls(
                    case
                        when row ->> 'retracted_at' is null then row
                        else row - array['content', 'answers']
                    end)::text as row,
                (select min(number) from read_model.changes) as oldest
            from read_model.changes
            where number > $1
            order by number
            limit $2
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
                .query("feed_head", HEAD, Tuple.tuple())
                .map(rows -> position(rows.iterator().next()));
    }

    Uni<Page> after(long number, int limit) {
        return readModel
                .query("feed", AFTER, Tuple.of(number, limit))
                .map(rows -> page(rows, number));
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
        return switch (row.getString("projection")) {
            case "teams" -> change(row, Change.View.TEAM);
            case "status_updates" -> change(row, Change.View.STATUS_UPDATE);
            case String _ -> new Change.Other(position(row));
        };
    }

    private Change change(Row row, Change.View view) {
        return switch (row.getString("kind")) {
            case "changed" -> changed(row, view);
            case "reset" -> new Change.Reset(position(row));
            case String other ->
                    throw new IllegalStateException("unknown kind of change: " + other);
        };
    }

    private Change.Row changed(Row row, Change.View view) {
        var aggregate = UUID.fromString(row.getString("aggregate_id"));
        var sequence = row.getLong("sequence");
        return new Change.Row(
                position(row),
                view,
                aggregate,
                sequence,
                row.getUUID("team_id"),
                row.getString("author"),
                row.getString("slack_workspace"),
                row.getString("slack_user"),
                body(row, new ConsistencyToken(aggregate, sequence)));
    }

    private String body(Row row, ConsistencyToken token) {
        try {
            return json.writeValueAsString(
                    new ChangeBody(
                            token.encode(),
                            row.getString("event_type"),
                            token.sequence(),
                            row.getLong("position"),
                            row.getString("row")));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static FeedPosition position(Row row) {
        return new FeedPosition(row.getLong("epoch"), row.getLong("number"));
    }
}
