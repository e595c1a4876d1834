package dev.rollcall.api.live;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rollcall.api.feed.ChangeBody;
import dev.rollcall.api.feed.FeedPosition;
import dev.rollcall.api.feed.Kind;
import dev.rollcall.api.parameters.Cursor;
import dev.rollcall.api.queries.Conditions;
import dev.rollcall.api.queries.Order;
import dev.rollcall.api.readmodel.ReadModel;
import dev.rollcall.events.ConsistencyToken;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/// Rows of a view, the newest first, each page in one statement with the feed's head: what it shows
/// is at least as new.
@ApplicationScoped
class SnapshotQueries {
    private static final int AT_ONCE = 4;

    private static final String NOT_OF_ARCHIVED =
            " and team_id not in (select team_id from read_model.teams where archived_at is not null)";

    /// Each has an index for it.
    private static final Order NEWEST_FIRST = new Order("created_at", Order.Kind.TIME, true);

    private record Table(String name, String key, String columns, String shown) {}

    private static final Table TEAMS =
            new Table(
                    "teams",
                    "team_id",
                    """
                    team_id, name, slack_workspace, slack_channel, poll_schedule, poll_time_zone, \
                    jsonb_strip_nulls(rounds) as rounds, holiday_country, holiday_subdivision, members, admins, \
                    archived_at, created_at, updated_at, sequence, position""",
                    "sequence > 0 and archived_at is null");

    private static final Table STATUS_UPDATES =
            new Table(
                    "status_updates",
                    "update_id",
                    """
                    update_id, team_id, content, jsonb_strip_nulls(answers) as answers, author, slack_workspace, \
                    slack_user, poll_id, created_at, updated_at, sequence, position""",
                    "retracted_at is null and team_id is not null");

    private static final Table POLLS =
            new Table(
                    "polls",
                    "poll_id",
                    """
                    poll_id, team_id, round, slot, time_zone, opened_position, opened_at, day, day_ends_at, asked, \
                    jsonb_strip_nulls(questions) as questions, closes_at, posted_at, \
                    slack_workspace, slack_channel, slack_ts, reminded, closed_at, \
                    summarised_at, summary_workspace, summary_channel, summary_ts, \
                    created_at, updated_at, sequence, position""",
                    "opened_position is not null" + NOT_OF_ARCHIVED);

    private static final Table BLOCKERS =
            new Table(
                    "blockers",
                    "update_id",
                    """
                    update_id, team_id, author, slack_workspace, slack_user, blocker, created_at, updated_at, \
                    sequence, position""",
                    "retracted_at is null and team_id is not null" + NOT_OF_ARCHIVED);

    private static final Table PEOPLE =
            new Table(
                    "people",
                    "person_id",
                    """
                    person_id, slack_workspace, slack_user, time_zone, days_off, reminders, interviews, \
                    created_at, updated_at, sequence, position""",
                    "slack_user is not null");

    /// @param place where the next page goes on
    record Item(Cursor place, String data) {}

    record Page(FeedPosition head, List<Item> items) {}

    private final ReadModel readModel;
    private final ObjectMapper json;
    private final Turns turns = new Turns(AT_ONCE);

    SnapshotQueries(ReadModel readModel, ObjectMapper json) {
        this.readModel = readModel;
        this.json = json;
    }

    private static Table table(Kind kind) {
        return switch (kind) {
            case TEAM -> TEAMS;
            case STATUS_UPDATE -> STATUS_UPDATES;
            case POLL -> POLLS;
            case BLOCKER -> BLOCKERS;
            case PERSON -> PEOPLE;
        };
    }

    /// Many streams may begin at once: the pool is for queries, too.
    Uni<Page> page(Kind kind, StreamFilter filter, Optional<Cursor> after, int limit) {
        var table = table(kind);
        var where = where(table, kind, filter);
        after.ifPresent(last -> NEWEST_FIRST.beyond(last, table.key(), where));
        var sql =
                """
                select head.epoch, head.number, shown.*
                from (
                %s) as head
                left join lateral (
                    select %s, v.%s as sorted_by
                    from read_model.%s as v
                    where %s
                    order by %s
                    limit %s) as shown on true
                order by shown.sorted_by desc, shown.%s desc
                """
                        .formatted(
                                FeedPosition.HEAD,
                                table.columns(),
                                NEWEST_FIRST.column(),
                                table.name(),
                                where.sql(),
                                NEWEST_FIRST.by(table.key()),
                                where.parameter(limit),
                                table.key());
        return turns.take(() -> readModel.query("snapshot", sql, Tuple.wrap(where.parameters())))
                .map(
                        rows ->
                                new Page(
                                        FeedPosition.of(rows.iterator().next()),
                                        StreamSupport.stream(rows.spliterator(), false)
                                                .filter(row -> row.getUUID(table.key()) != null)
                                                .map(row -> item(row, table))
                                                .toList()));
    }

    private static Conditions where(Table table, Kind kind, StreamFilter filter) {
        var where =
                new Conditions(1)
                        .and(table.shown())
                        .andIf("team_id = ?", filter.teamId())
                        .andIf("author = ?", filter.author())
                        .andIf("slack_workspace = ?", filter.slackWorkspace())
                        .andIf("slack_user = ?", filter.slackUser());
        return kind == Kind.TEAM || kind == Kind.PERSON
                ? where
                : where.andIf(
                        "created_at >= ?", filter.from().map(it -> it.atOffset(ZoneOffset.UTC)));
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
        return new Item(NEWEST_FIRST.place(row, table.key()), body.encode(json));
    }

    /// As the feed has it: all but where it stands, and nothing for what is absent.
    private static JsonObject json(Row row) {
        var json = new JsonObject();
        for (int n = 0; n < row.size(); n++) {
            switch (row.getColumnName(n)) {
                case "epoch", "number", "position", "sorted_by" -> {}
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
            case LocalDate day -> json.put(name, day.toString());
            default -> json.put(name, value);
        }
    }
}
