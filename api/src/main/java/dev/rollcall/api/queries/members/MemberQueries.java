package dev.rollcall.api.queries.members;

import static dev.rollcall.api.readmodel.Columns.instant;

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

/// Members, team by team.
final class MemberQueries {
    private static final Set<Source> READS = EnumSet.of(Source.TEAMS, Source.STATUS_UPDATES);

    private MemberQueries() {}

    static Listed<Member> list(Whose whose, Paging paging, Reading reading) {
        var where = whose.conditions(reading);
        paging.after()
                .map(MemberKey::of)
                .ifPresent(
                        last ->
                                where.and(
                                        "(v.team_id, v.slack_workspace, v.slack_user) > (?, ?, ?)",
                                        last.teamId(),
                                        last.slackWorkspace(),
                                        last.slackUser()));
        var sql =
                """
            select v.team_id, v.slack_workspace, v.slack_user, v.name, v.last_said_at, %s as stale_since
            from %s as v
            where %s
            order by v.team_id, v.slack_workspace, v.slack_user
            limit %s
            """
                        .formatted(
                                Rows.staleSince(Source.TEAMS, "v.team_id", reading),
                                Rows.of("members", reading),
                                where.sql(),
                                where.parameter(paging.limit() + 1));
        return new Gathered<>(
                "members",
                READS,
                "team_id",
                sql,
                where.parameters(),
                MemberQueries::member,
                row -> place(member(row)),
                false);
    }

    private static Cursor place(Member member) {
        return new MemberKey(0, member.teamId(), member.slackWorkspace(), member.slackUser())
                .cursor();
    }

    private static Member member(Row row) {
        return new Member(
                row.getUUID("team_id"),
                row.getString("slack_workspace"),
                row.getString("slack_user"),
                row.getString("name"),
                instant(row, "last_said_at"),
                instant(row, "stale_since"));
    }
}
