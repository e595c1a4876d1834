package dev.rollcall.api.queries.polls;

import static dev.rollcall.api.readmodel.Columns.instant;
import static dev.rollcall.api.readmodel.Columns.objects;

import dev.rollcall.api.parameters.Cursor;
import dev.rollcall.api.parameters.Reading;
import dev.rollcall.api.queries.Page;
import dev.rollcall.api.queries.Rows;
import dev.rollcall.api.queries.Source;
import dev.rollcall.api.queries.View;
import dev.rollcall.api.queries.ViewReader;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.List;

/// Polls, newest first. Answers are counted for those that are shown only (`offset 0` keeps it so).
@ApplicationScoped
class PollQueries {
    static final String LIST = "polls";
    static final String SHOWN = "v.opened_position is not null";

    static final View<Poll> VIEW =
            new View<>(
                    "poll",
                    Source.POLLS,
                    EnumSet.of(Source.TEAMS, Source.STATUS_UPDATES, Source.POLLS),
                    """
            v.poll_id, v.team_id, v.round, v.slot, v.time_zone, v.day, v.opened_at, v.opened_position, v.posted_at,
                v.slack_workspace, v.slack_channel, v.reminded, v.closed_at, v.created_at, v.updated_at,
                v.sequence""",
                    List.of("expected", "answered", "late", "awaited"),
                    PollQueries::from,
                    SHOWN,
                    PollQueries::poll);

    private final ViewReader reads;

    PollQueries(ViewReader reads) {
        this.reads = reads;
    }

    private static String from(Reading reading) {
        return """
            %s as v
            left join lateral (
                select c.expected, c.answered, c.late, c.awaited
                from %s as c
                where c.poll_id = v.poll_id and c.team_id = v.team_id and c.day = v.day
                offset 0) as counted on true"""
                .formatted(Rows.of("polls", reading), Rows.of("poll_participation", reading));
    }

    Uni<Page<Poll>> page(Filter filter, int limit, Reading reading) {
        var where = filter.conditions(reading);
        var sql =
                """
            %s
            where %s
            order by v.opened_position desc
            limit %s
            """
                        .formatted(VIEW.select(reading), where, where.parameter(limit + 1));
        return reads.query("polls", VIEW.reads(), sql, where.parameters(), reading)
                .map(found -> Page.of(found, limit, PollQueries::poll, PollQueries::place));
    }

    private static Cursor place(Poll poll) {
        return new Cursor(LIST, Long.toString(poll.openedPosition()), poll.pollId());
    }

    private static Poll poll(Row row) {
        return new Poll(
                row.getUUID("poll_id"),
                row.getUUID("team_id"),
                row.getString("round"),
                row.getString("slot"),
                row.getString("time_zone"),
                row.getLocalDate("day"),
                instant(row, "opened_at"),
                row.getLong("opened_position"),
                instant(row, "posted_at"),
                row.getString("slack_workspace"),
                row.getString("slack_channel"),
                objects(row, "reminded", user -> user.getString("slack_user")),
                instant(row, "closed_at"),
                row.getLong("expected"),
                row.getLong("answered"),
                row.getLong("late"),
                objects(
                        row,
                        "awaited",
                        member ->
                                new Poll.Awaited(
                                        member.getString("slack_workspace"),
                                        member.getString("slack_user"))),
                instant(row, "created_at"),
                instant(row, "updated_at"),
                row.getLong("sequence"),
                instant(row, "stale_since"));
    }
}
