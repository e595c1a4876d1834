package dev.rollcall.api.queries.members;

import static dev.rollcall.api.readmodel.Columns.instant;

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

/// Members, team by team.
@ApplicationScoped
class MemberQueries {
    private static final Set<Source> READS = EnumSet.of(Source.TEAMS, Source.STATUS_UPDATES);

    private final ViewReader reads;

    MemberQueries(ViewReader reads) {
        this.reads = reads;
    }

    Uni<Page<Member>> page(Whose whose, Paging paging, Reading reading) {
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
        return reads.query("members", READS, sql, where.parameters(), reading)
                .map(
                        found ->
                                Page.of(
                                        found,
                                        paging,
                                        MemberQueries::member,
                                        row -> place(member(row))));
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
