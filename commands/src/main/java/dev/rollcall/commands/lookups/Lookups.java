package dev.rollcall.commands.lookups;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What the write side looks up and does not decide on. It trails the log by a moment: whoever
/// decides reads the aggregate itself.
@ApplicationScoped
public class Lookups {

    private static final String TEAMS_OF =
            """
            select team.team_id, team.name
            from commands.memberships membership
            join commands.teams team using (team_id)
            where membership.slack_workspace = $1
            and membership.slack_user = $2
            and not team.archived
            order by team.name, team.team_id
            """;

    private static final String NAME =
            """
            select name
            from commands.teams
            where team_id = $1
            """;

    private static final String WORKSPACE =
            """
            select slack_workspace
            from commands.teams
            where team_id = $1
            and slack_channel is not null
            """;

    private static final String REACHED =
            """
            select 1
            from commands.lookups
            where read_epoch > $1
            or (read_epoch = $1 and read_position >= $2)
            """;

    private final Pool pool;

    Lookups(Pool pool) {
        this.pool = pool;
    }

    /// A team as people know it.
    public record NamedTeam(UUID id, String name) {}

    /// The active teams that a Slack user is a member of.
    public Uni<List<NamedTeam>> teamsOf(String slackWorkspace, String slackUser) {
        return pool.preparedQuery(TEAMS_OF)
                .execute(Tuple.of(slackWorkspace, slackUser))
                .map(
                        rows -> {
                            var teams = new ArrayList<NamedTeam>();
                            for (var row : rows) {
                                teams.add(
                                        new NamedTeam(
                                                row.getUUID("team_id"), row.getString("name")));
                            }
                            return teams;
                        });
    }

    /// What a team is called; empty for one that is not known yet.
    public Uni<Optional<String>> nameOf(UUID team) {
        return pool.preparedQuery(NAME)
                .execute(Tuple.of(team))
                .map(rows -> rows.stream().findFirst().map(row -> row.getString("name")));
    }

    /// Whether a team is linked to a channel of Slack's.
    public Uni<Boolean> hasChannel(UUID team) {
        return workspaceOf(team).map(Optional::isPresent);
    }

    /// The workspace of the channel that a team is linked to.
    public Uni<Optional<String>> workspaceOf(UUID team) {
        return pool.preparedQuery(WORKSPACE)
                .execute(Tuple.of(team))
                .map(
                        rows ->
                                rows.stream()
                                        .findFirst()
                                        .map(row -> row.getString("slack_workspace")));
    }

    /// Whether everything up to a position of the log is looked up by now.
    public Uni<Boolean> reached(long epoch, long position) {
        return pool.preparedQuery(REACHED)
                .execute(Tuple.of(epoch, position))
                .map(rows -> rows.size() > 0);
    }
}
