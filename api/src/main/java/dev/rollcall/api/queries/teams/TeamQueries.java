package dev.rollcall.api.queries.teams;

import static dev.rollcall.api.readmodel.Columns.instant;
import static dev.rollcall.api.readmodel.Columns.objects;

import dev.rollcall.api.parameters.Moments;
import dev.rollcall.api.parameters.Paging;
import dev.rollcall.api.parameters.Parameters;
import dev.rollcall.api.parameters.Reading;
import dev.rollcall.api.parameters.Selected;
import dev.rollcall.api.queries.Compared;
import dev.rollcall.api.queries.Conditions;
import dev.rollcall.api.queries.Listing;
import dev.rollcall.api.queries.Order;
import dev.rollcall.api.queries.Page;
import dev.rollcall.api.queries.Past;
import dev.rollcall.api.queries.ReadYourWrites;
import dev.rollcall.api.queries.Version;
import dev.rollcall.api.queries.Versioned;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Teams. A bare row (an update came before its team's registration) is not yet a team.
@ApplicationScoped
class TeamQueries {
    static final List<String> FIELDS =
            List.of(
                    "team_id",
                    "name",
                    "slack_workspace",
                    "slack_channel",
                    "poll_schedule",
                    "poll_time_zone",
                    "members",
                    "archived_at",
                    "created_at",
                    "updated_at",
                    "sequence",
                    "stale_since");

    private static final List<String> SORTED_BY = List.of("name", "updated_at", "created_at");

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
        return one("team", id, Selected.ALL, reading);
    }

    /// @param name under which it is counted
    Uni<Optional<Versioned<Team>>> one(String name, UUID id, Selected fields, Reading reading) {
        var conditions = new Conditions(reading).and("team_id = ?", id).and("sequence > 0");
        var sql =
                """
            select %s,
                (select live_version from read_model.projections where name = 'teams') as live_version
            from %s as teams
            where %s
            """
                        .formatted(columns(fields, reading), rows(reading), conditions.sql());
        return reads.query(name, TABLE, sql, conditions.parameters(), reading)
                .map(found -> found.one(reading, TeamQueries::team));
    }

    Listing<Team> list(boolean archived, Order order, Selected fields, Reading reading) {
        var conditions = new Conditions(reading).and("sequence > 0");
        if (!archived) {
            conditions.and("archived_at is null");
        }
        return new Listing<>(
                "teams",
                TABLE,
                columns(fields, reading),
                rows(reading),
                "",
                conditions,
                order,
                TeamQueries::team);
    }

    /// By name from A to Z, by time the latest first, unless told.
    static Order order(Parameters parameters) {
        var column = parameters.choice("sort", SORTED_BY);
        var byName = column.equals("name");
        return new Order(
                column, byName ? Order.Kind.TEXT : Order.Kind.TIME, parameters.descending(!byName));
    }

    Compared<Team> compared(boolean archived, Selected fields, Moments moments, Reading now) {
        return new Compared<>(
                "teams_diff",
                TABLE,
                columns(fields, "null"),
                archived ? "true" : "archived_at is null",
                new Conditions(moments.later(now)),
                TeamQueries::team);
    }

    /// The versions of a team, the first first.
    Uni<Page<Version<Team>>> history(UUID id, Paging paging, Reading reading) {
        return reads.query(
                        "team_history",
                        TABLE,
                        VERSIONS,
                        List.of(id, paging.number(), paging.limit() + 1),
                        reading)
                .map(
                        found ->
                                Page.of(
                                        found,
                                        paging,
                                        row -> Version.of(row, team(row), null),
                                        Version::place));
    }

    private static String columns(Selected fields, Reading reading) {
        return columns(fields, Past.staleSince(TABLE, TABLE.name(), reading));
    }

    private static String columns(Selected fields, String staleSince) {
        return "team_id, sequence, %s, %s as stale_since"
                .formatted(
                        fields.columns(
                                "name",
                                "slack_workspace",
                                "slack_channel",
                                "poll_schedule",
                                "poll_time_zone",
                                "members",
                                "archived_at",
                                "created_at",
                                "updated_at"),
                        staleSince);
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
