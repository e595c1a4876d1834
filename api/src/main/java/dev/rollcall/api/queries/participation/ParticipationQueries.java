package dev.rollcall.api.queries.participation;

import dev.rollcall.api.parameters.Cursor;
import dev.rollcall.api.parameters.Paging;
import dev.rollcall.api.parameters.Reading;
import dev.rollcall.api.queries.Gathered;
import dev.rollcall.api.queries.Listed;
import dev.rollcall.api.queries.Rows;
import dev.rollcall.api.queries.Source;
import io.vertx.mutiny.sqlclient.Row;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;

/// Days on which somebody was asked. Only those of the page are counted
/// (`offset 0` keeps it so).
final class ParticipationQueries {
    private static final Set<Source> READS =
            EnumSet.of(Source.TEAMS, Source.STATUS_UPDATES, Source.POLLS);

    private ParticipationQueries() {}

    static Listed<Participation> list(
            Filter filter, boolean newestFirst, Paging paging, Reading reading) {
        var where = filter.conditions(reading);
        paging.after()
                .ifPresent(
                        last ->
                                where.and(
                                        "(v.day, v.team_id) %s (?, ?)"
                                                .formatted(newestFirst ? "<" : ">"),
                                        LocalDate.parse(last.key()),
                                        last.id()));
        var sql =
                """
            select days.team_id, days.day, counted.expected, counted.answered, counted.late
            from (
                select distinct v.day, v.team_id
                from %1$s as v
                where %3$s
                order by v.day %2$s, v.team_id %2$s
                limit %4$s) as days
            cross join lateral (
                select v.expected, v.answered, v.late
                from %5$s as v
                where v.team_id = days.team_id and v.day = days.day
                offset 0) as counted
            order by days.day %2$s, days.team_id %2$s
            """
                        .formatted(
                                Rows.of("polls", reading),
                                newestFirst ? "desc" : "asc",
                                where.sql(),
                                where.parameter(paging.limit() + 1),
                                Rows.of("participation_by_day", reading));
        return new Gathered<>(
                "participation",
                READS,
                "team_id",
                sql,
                where.parameters(),
                ParticipationQueries::participation,
                ParticipationQueries::place,
                false);
    }

    private static Cursor place(Row row) {
        return new Cursor(row.getLocalDate("day").toString(), row.getUUID("team_id"));
    }

    private static Participation participation(Row row) {
        return new Participation(
                row.getUUID("team_id"),
                row.getLocalDate("day"),
                row.getLong("expected"),
                row.getLong("answered"),
                row.getLong("late"));
    }
}
