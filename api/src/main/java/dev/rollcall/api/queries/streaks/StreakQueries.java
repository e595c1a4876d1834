package dev.rollcall.api.queries.streaks;

import dev.rollcall.api.parameters.Cursor;
import dev.rollcall.api.parameters.Paging;
import dev.rollcall.api.parameters.Reading;
import dev.rollcall.api.queries.Gathered;
import dev.rollcall.api.queries.Listed;
import dev.rollcall.api.queries.MemberKey;
import dev.rollcall.api.queries.Rows;
import dev.rollcall.api.queries.Source;
import dev.rollcall.api.queries.Whose;
import io.vertx.mutiny.sqlclient.Row;
import java.util.EnumSet;
import java.util.Set;

/// Who answers without a break, the longest current run first. A working day that went by ends runs
/// though nothing happened, by the clock of each team.
final class StreakQueries {
    private static final Set<Source> READS =
            EnumSet.of(Source.TEAMS, Source.STATUS_UPDATES, Source.POLLS, Source.STREAKS);

    private StreakQueries() {}

    static Listed<Streak> list(Whose whose, Paging paging, Reading reading) {
        var where = whose.conditions(reading);
        paging.after()
                .map(MemberKey::of)
                .ifPresent(
                        last ->
                                where.and(
                                        "(-v.current_run, v.team_id, v.slack_workspace, v.slack_user) > (?, ?, ?, ?)",
                                        -last.number(),
                                        last.teamId(),
                                        last.slackWorkspace(),
                                        last.slackUser()));
        var sql =
                """
            select v.team_id, v.slack_workspace, v.slack_user, v.current_run, v.longest_run
            from %s as v
            where %s
            order by -v.current_run, v.team_id, v.slack_workspace, v.slack_user
            limit %s
            """
                        .formatted(
                                Rows.of("streaks", reading),
                                where.sql(),
                                where.parameter(paging.limit() + 1));
        return new Gathered<>(
                "streaks",
                READS,
                "team_id",
                sql,
                where.parameters(),
                StreakQueries::streak,
                row -> place(streak(row)),
                true);
    }

    private static Cursor place(Streak streak) {
        return new MemberKey(
                        streak.currentRun(),
                        streak.teamId(),
                        streak.slackWorkspace(),
                        streak.slackUser())
                .cursor();
    }

    private static Streak streak(Row row) {
        return new Streak(
                row.getUUID("team_id"),
                row.getString("slack_workspace"),
                row.getString("slack_user"),
                row.getLong("current_run"),
                row.getLong("longest_run"));
    }
}
