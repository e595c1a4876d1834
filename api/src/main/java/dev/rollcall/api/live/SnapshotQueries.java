package dev.rollcall.api.live;

import static dev.rollcall.api.readmodel.Columns.instant;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rollcall.api.feed.ChangeBody;
import dev.rollcall.api.feed.FeedPosition;
import dev.rollcall.api.feed.Kind;
import dev.rollcall.api.readmodel.ReadModel;
import dev.rollcall.events.ConsistencyToken;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.UUID;
import java.util.stream.StreamSupport;

/// Rows of a view, the newest first, each page in one statement with the feed's head: what it shows
/// is at least as new.
@ApplicationScoped
class SnapshotQueries {
    private static final int AT_ONCE = 4;

    private record Table(String name, String key, String columns, String shown) {}

    private static final Table TEAMS =
            new Table(
                    "teams",
                    "team_id",
                    """
                    team_id, name, slack_workspace, slack_channel, poll_schedule, poll_time_zone, members, \
                    archived_at, created_at, updated_at, sequence, position""",
                    "sequence > 0 and archived_at is null");

    private static final Table STATUS_UPDATES =
            new Table(
                    "status_updates",
                    "update_id",
                    """
                    update_id, team_id, content, jsonb_strip_nulls(answers) as answers, author, slack_workspace, \
                    slack_user, created_at, updated_at, sequence, position""",
                    "retracted_at is null and team_id is not null");

    /// The last row of a page: the next ones were created before it.
    record Place(Instant createdAt, UUID id) {}

    record Item(Place place, String data) {}

    record Page(FeedPosition head, List<Item> items) {}

    private final ReadModel readModel;
    private final ObjectMapper json;
    private final Turns turns = new Turns(AT_ONCE);

    SnapshotQueries(ReadModel readModel, ObjectMapper json) {
        this.readModel = readModel;
        this.json = json;
    }

    /// Many streams may begin at once: the pool is for queries, too.
    Uni<Page> page(Kind kind, StreamFilter filter, Optional<Place> after, int limit) {
        var table = kind == Kind.TEAM ? TEAMS : STATUS_UPDATES;
        var parameters = Tuple.of(limit);
        var sql =
                """
                select head.epoch, head.number, shown.*
                from (
                %s) as head
                left join lateral (
                    select %s
                    from read_model.%s
                    where %s
                    order by created_at desc, %s desc
                    limit $1) as shown on true
                order by shown.created_at desc, shown.%5$s desc
                """
                        .formatted(
                                FeedPosition.HEAD,
                                table.columns(),
                                table.name(),
                                where(table, kind, filter, after, parameters),
                                table.key());
        return turns.take(() -> readModel.query("snapshot", sql, parameters))
                .map(
                        rows ->
                                new Page(
                                        FeedPosition.of(rows.iterator().next()),
                                        StreamSupport.stream(rows.spliterator(), false)
                                                .filter(row -> row.getUUID(table.key()) != null)
                                                .map(row -> item(row, table))
                                                .toList()));
    }

    private static String where(
            Table table, Kind kind, StreamFilter filter, Optional<Place> after, Tuple parameters) {
        var where = new StringJoiner(" and ").add(table.shown());
        filter.teamId().ifPresent(id -> where.add("team_id = " + next(parameters, id)));
        filter.author().ifPresent(name -> where.add("author = " + next(parameters, name)));
        filter.slackWorkspace()
                .ifPresent(id -> where.add("slack_workspace = " + next(parameters, id)));
        filter.slackUser().ifPresent(id -> where.add("slack_user = " + next(parameters, id)));
        if (kind != Kind.TEAM) {
            filter.from()
                    .ifPresent(from -> where.add("created_at >= " + next(parameters, utc(from))));
        }
        after.ifPresent(
                last ->
                        where.add(
                                "(created_at, %s) < (%s, %s)"
                                        .formatted(
                                                table.key(),
                                                next(parameters, utc(last.createdAt())),
                                                next(parameters, last.id()))));
        return where.toString();
    }

    private static String next(Tuple parameters, Object value) {
        parameters.addValue(value);
        return "$" + parameters.size();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private Item item(Row row, Table table) {
        var id = row.getUUID(table.key());
        var token = new ConsistencyToken(id, row.getLong("sequence"));
        var body =
                new ChangeBody(
                        token.encode(),
                        null,
                        token.sequence(),
                        row.getLong("position"),
                        json(row).encode());
        return new Item(new Place(instant(row, "created_at"), id), body.encode(json));
    }

    /// As the feed has it: all but where it stands, and nothing for what is absent.
    private static JsonObject json(Row row) {
        var json = new JsonObject();
        for (int n = 0; n < row.size(); n++) {
            switch (row.getColumnName(n)) {
                case "epoch", "number", "position" -> {}
                case String name -> put(json, name, row.getValue(n));
            }
        }
        return json;
    }

    private static void put(JsonObject json, String name, Object value) {
        switch (value) {
            case null -> {}
            case OffsetDateTime time -> json.put(name, time.toInstant().toString());
            case UUID id -> json.put(name, id.toString());
            default -> json.put(name, value);
        }
    }
}
