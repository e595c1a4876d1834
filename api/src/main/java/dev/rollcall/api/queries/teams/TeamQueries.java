package dev.rollcall.api.queries.teams;

import static dev.rollcall.api.readmodel.Columns.instant;
import static dev.rollcall.api.readmodel.Columns.objects;

import dev.rollcall.api.parameters.After;
import dev.rollcall.api.parameters.Cursor;
import dev.rollcall.api.queries.Page;
import dev.rollcall.api.queries.ReadYourWrites;
import dev.rollcall.api.queries.Versioned;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Teams by name. A bare row (an update came before its team's registration) is not yet a team.
@ApplicationScoped
class TeamQueries {
    static final String LIST = "teams";

    private static final String COLUMNS =
            """
            team_id, name, slack_workspace, slack_channel, poll_schedule, poll_time_zone, members,
                archived_at, created_at, updated_at, sequence,
                (select since
                    from read_model.stuck
                    where projection = 'teams' and aggregate_id = teams.team_id::text) as stale_since""";

    private static final String ONE =
            """
            select %s,
                (select live_version from read_model.projections where name = 'teams') as live_version
            from read_model.teams as teams
            where team_id = $2 and sequence > 0
            """
                    .formatted(COLUMNS);

    private static final String SOME =
            """
            select %s
            from read_model.teams as teams
            where sequence > 0
                and (archived_at is null or $2)
                and ($3::varchar is null or (name, team_id) > ($3, $4))
            order by name, team_id
            limit $5
            """
                    .formatted(COLUMNS);

    private final ReadYourWrites reads;

    TeamQueries(ReadYourWrites reads) {
        this.reads = reads;
    }

    Uni<Optional<Versioned<Team>>> one(UUID id, After after) {
        return reads.query("team", ONE, List.of(id), after)
                .map(rows -> rows.stream().findFirst().map(TeamQueries::versioned));
    }

    Uni<Page<Team>> page(boolean archived, Optional<Cursor> cursor, int limit, After after) {
        var parameters =
                Arrays.<Object>asList(
                        archived,
                        cursor.map(Cursor::key).orElse(null),
                        cursor.map(Cursor::id).orElse(null),
                        limit + 1);
        return reads.query("teams", SOME, parameters, after)
                .map(rows -> rows.stream().map(TeamQueries::team).toList())
                .map(
                        found ->
                                Page.of(
                                        found,
                                        limit,
                                        team -> new Cursor(LIST, team.name(), team.teamId())));
    }

    private static Versioned<Team> versioned(Row row) {
        var team = team(row);
        return new Versioned<>(
                team, row.getInteger("live_version"), team.sequence(), team.staleSince());
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
