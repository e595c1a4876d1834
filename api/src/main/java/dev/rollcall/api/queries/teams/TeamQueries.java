package dev.rollcall.api.queries.teams;

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
import java.util.Arrays;
import java.util.Optional;

/// Teams by name. A bare row (an update came before its team's registration) is not yet a team.
@ApplicationScoped
class TeamQueries {
    static final String LIST = "teams";

    static final View<Team> VIEW =
            View.of(
                    "team",
                    Source.TEAMS,
                    """
            v.team_id, v.name, v.slack_workspace, v.slack_channel, v.poll_schedule, v.poll_time_zone, v.members,
                v.archived_at, v.created_at, v.updated_at, v.sequence""",
                    "v.sequence > 0",
                    TeamQueries::team);

    private final ViewReader reads;

    TeamQueries(ViewReader reads) {
        this.reads = reads;
    }

    Uni<Page<Team>> page(boolean archived, Optional<Cursor> cursor, int limit, Reading reading) {
        int first = Rows.first(reading);
        var sql =
                """
            %1$s
            where v.sequence > 0
                and (v.archived_at is null or $%2$d)
                and ($%3$d::varchar is null or (v.name, v.team_id) > ($%3$d, $%4$d))
            order by v.name, v.team_id
            limit $%5$d
            """
                        .formatted(VIEW.select(reading), first, first + 1, first + 2, first + 3);
        var parameters =
                Arrays.<Object>asList(
                        archived,
                        cursor.map(Cursor::key).orElse(null),
                        cursor.map(Cursor::id).orElse(null),
                        limit + 1);
        return reads.query("teams", VIEW.reads(), sql, parameters, reading)
                .map(found -> Page.of(found, limit, TeamQueries::team, TeamQueries::cursor));
    }

    private static Cursor cursor(Team team) {
        return new Cursor(LIST, team.name(), team.teamId());
    }

    private static Team team(Row row) {
        return new Team(
                row.getUUID("team_id"),
                row.getString("name"),
                row.getString("slack_workspace"),
                row.getString("slack_channel"),
                row.getString("poll_schedule"),
                row.getString("poll_time_zone"),
                objects(
                        row,
                        "members",
                        member ->
                                new Team.Member(
                                        member.getString("slack_workspace"),
                                        member.getString("slack_user"))),
                instant(row, "archived_at"),
                instant(row, "created_at"),
                instant(row, "updated_at"),
                row.getLong("sequence"),
                instant(row, "stale_since"));
    }
}
