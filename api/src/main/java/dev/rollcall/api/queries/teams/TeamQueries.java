package dev.rollcall.api.queries.teams;

import static dev.rollcall.api.readmodel.Columns.instant;
import static dev.rollcall.api.readmodel.Columns.objects;

import dev.rollcall.api.parameters.Cursor;
import dev.rollcall.api.parameters.Reading;
import dev.rollcall.api.queries.Page;
import dev.rollcall.api.queries.Past;
import dev.rollcall.api.queries.ReadYourWrites;
import dev.rollcall.api.queries.Version;
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
    static final String HISTORY = "team-history";

    private static final Past.Table TABLE =
            new Past.Table("teams", "teams", "team_history", "team_id");

    private static final String VERSIONS =
            """
            select h.team_id, h.name, h.slack_workspace, h.slack_channel, h.poll_schedule, h.poll_time_zone,
                h.members, h.archived_at, h.created_at, h.updated_at, h.sequence,
                null::timestamptz as stale_since, %s
            from read_model.team_history as h
            %s
            where h.team_id = $2 and h.sequence > $3
            order by h.sequence
            limit $4
            """
                    .formatted(Version.COLUMNS, Version.join(TABLE));

    private final ReadYourWrites reads;

    TeamQueries(ReadYourWrites reads) {
        this.reads = reads;
    }

    Uni<Optional<Versioned<Team>>> one(UUID id, Reading reading) {
        var sql =
                """
            select %s,
                (select live_version from read_model.projections where name = 'teams') as live_version
            from %s as teams
            where team_id = $%d and sequence > 0
            """
                        .formatted(
                                columns(reading),
                                rows(reading),
                                ReadYourWrites.firstParameter(reading));
        return reads.query("team", TABLE, sql, List.of(id), reading)
                .map(found -> found.one(reading, TeamQueries::team));
    }

    Uni<Page<Team>> page(boolean archived, Optional<Cursor> cursor, int limit, Reading reading) {
        int first = ReadYourWrites.firstParameter(reading);
        var sql =
                """
            select %1$s
            from %2$s as teams
            where sequence > 0
                and (archived_at is null or $%3$d)
                and ($%4$d::varchar is null or (name, team_id) > ($%4$d, $%5$d))
            order by name, team_id
            limit $%6$d
            """
                        .formatted(
                                columns(reading),
                                rows(reading),
                                first,
                                first + 1,
                                first + 2,
                                first + 3);
        var parameters =
                Arrays.<Object>asList(
                        archived,
                        cursor.map(Cursor::key).orElse(null),
                        cursor.map(Cursor::id).orElse(null),
                        limit + 1);
        return reads.query("teams", TABLE, sql, parameters, reading)
                .map(found -> Page.of(found, limit, TeamQueries::team, TeamQueries::cursor));
    }

    private static Cursor cursor(Team team) {
        return new Cursor(LIST, team.name(), team.teamId());
    }

    /// The versions of a team, the first first.
    Uni<Page<Version<Team>>> history(UUID id, long after, int limit, Reading reading) {
        return reads.query("team_history", TABLE, VERSIONS, List.of(id, after, limit + 1), reading)
                .map(
                        found ->
                                Page.of(
                                        found,
                                        limit,
                                        row -> Version.of(row, team(row), null),
                                        version ->
                                                Version.place(
                                                        HISTORY, version.row().sequence(), id)));
    }

    private static String columns(Reading reading) {
        return """
            team_id, name, slack_workspace, slack_channel, poll_schedule, poll_time_zone, members,
                archived_at, created_at, updated_at, sequence, %s as stale_since"""
                .formatted(Past.staleSince(TABLE, "teams", reading));
    }

    private static String rows(Reading reading) {
        return reading.asOf()
                .map(
                        moment ->
                                """
            (select h.team_id, h.name, h.slack_workspace, h.slack_channel, h.poll_schedule, h.poll_time_zone,
                    h.members, h.archived_at, h.created_at, h.updated_at, h.sequence
                from read_model.team_history as h
                where %s)"""
                                        .formatted(Past.of(moment).stood()))
                .orElse("read_model.teams");
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
