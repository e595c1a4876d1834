package dev.rollcall.api.queries.streaks;

import dev.rollcall.api.parameters.Cursor;
import dev.rollcall.api.parameters.Paging;
import dev.rollcall.api.parameters.Reading;
import dev.rollcall.api.queries.MemberKey;
import dev.rollcall.api.queries.Page;
import dev.rollcall.api.queries.Rows;
import dev.rollcall.api.queries.Source;
import dev.rollcall.api.queries.ViewReader;
import dev.rollcall.api.queries.Whose;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.Set;

/// Who answers without a break, the longest current run first.
@ApplicationScoped
class StreakQueries {
    private static final Set<Source> READS =
            EnumSet.of(Source.TEAMS, Source.STATUS_UPDATES, Source.POLLS, Source.STREAKS);

    private final ViewReader reads;

    StreakQueries(ViewReader reads) {
        this.reads = reads;
    }

    Uni<Page<Streak>> page(Whose whose, Paging paging, Reading reading) {
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
        return reads.query("streaks", READS, sql, where.parameters(), reading)
                .map(
                        found ->
                                Page.of(
                                        found,
                                        paging,
                                        StreakQueries::streak,
                                        row -> place(streak(row))));
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
