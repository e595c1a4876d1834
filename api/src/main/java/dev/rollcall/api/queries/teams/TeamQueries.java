package dev.rollcall.api.queries.teams;

import static dev.rollcall.api.readmodel.Columns.instant;
import static dev.rollcall.api.readmodel.Columns.objects;

import dev.rollcall.api.parameters.Moments;
import dev.rollcall.api.parameters.Parameters;
import dev.rollcall.api.parameters.Reading;
import dev.rollcall.api.parameters.Selected;
import dev.rollcall.api.queries.Compared;
import dev.rollcall.api.queries.Conditions;
import dev.rollcall.api.queries.Listing;
import dev.rollcall.api.queries.Order;
import dev.rollcall.api.queries.Source;
import dev.rollcall.api.queries.View;
import dev.rollcall.api.queries.rounds.Round;
import io.vertx.mutiny.sqlclient.Row;
import java.util.List;
import java.util.Optional;

/// Teams. A bare row (an update came before its team's registration) is not yet a team.
final class TeamQueries {
    static final View<Team> VIEW =
            new View<>(
                    "team",
                    Source.TEAMS,
                    List.of(
                            "name",
                            "slack_workspace",
                            "slack_channel",
                            "poll_schedule",
                            "poll_time_zone",
                            "rounds",
                            "holiday_country",
                            "holiday_subdivision",
                            "members",
                            "admins",
                            "archived_at",
                            "created_at",
                            "updated_at"),
                    "sequence > 0",
                    Optional.empty(),
                    Optional.empty(),
                    TeamQueries::team);

    private static final List<String> SORTED_BY = List.of("name", "updated_at", "created_at");

    private TeamQueries() {}

    static Listing<Team> list(boolean archived, Order order, Selected fields, Reading reading) {
        var conditions = new Conditions(reading).and(VIEW.shown());
        if (!archived) {
            conditions.and("archived_at is null");
        }
        return Listing.of("teams", VIEW, fields, conditions, order);
    }

    /// By name from A to Z, by time the latest first, unless told.
    static Order order(Parameters parameters) {
        var column = parameters.choice("sort", SORTED_BY);
        var byName = column.equals("name");
        return new Order(
                column, byName ? Order.Kind.TEXT : Order.Kind.TIME, parameters.descending(!byName));
    }

    static Compared<Team> compared(
            boolean archived, Selected fields, Moments moments, Reading now) {
        return new Compared<>(
                "teams_diff",
                VIEW,
                archived ? "true" : "archived_at is null",
                fields,
                new Conditions(moments.later(now)));
    }

    private static Team team(Row row) {
        return new Team(
                row.getUUID("team_id"),
                row.getString("name"),
                row.getString("slack_workspace"),
                row.getString("slack_channel"),
                row.getString("poll_schedule"),
                row.getString("poll_time_zone"),
                objects(row, "rounds", Round::of),
                row.getString("holiday_country"),
                row.getString("holiday_subdivision"),
                members(row, "members"),
                members(row, "admins"),
                instant(row, "archived_at"),
                instant(row, "created_at"),
                instant(row, "updated_at"),
                row.getLong("sequence"),
                instant(row, "stale_since"));
    }

    private static List<Team.Member> members(Row row, String column) {
        return objects(
                row,
                column,
                member ->
                        new Team.Member(
                                member.getString("slack_workspace"),
                                member.getString("slack_user")));
    }
}
