package dev.rollcall.commands.edge.slack.intake;

import dev.rollcall.commands.handling.Aggregates;
import dev.rollcall.commands.lookups.Lookups;
import dev.rollcall.commands.lookups.Lookups.NamedTeam;
import dev.rollcall.commands.model.slackchannel.SlackChannel;
import dev.rollcall.commands.model.team.Member;
import dev.rollcall.commands.model.team.SlackChannelRef;
import dev.rollcall.commands.model.team.Team;
import dev.rollcall.commands.polls.OwnTeams;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Which teams somebody means: the channel's, their own, or one by its name.
@ApplicationScoped
public class ChannelTeams {

    /// Names need not be unique. Those of another workspace are none of this one's business.
    private static final String BY_NAME =
            """
            select team.team_id, team.name
            from commands.teams team
            where lower(team.name) = lower($1)
            and not team.archived
            and (team.slack_workspace is null or team.slack_workspace = $2)
            and not exists (
                select 1
                from commands.memberships membership
                where membership.team_id = team.team_id
                and membership.slack_workspace <> $2
            )
            order by team.team_id
            limit 20
            """;

    private final Aggregates aggregates;
    private final Lookups lookups;
    private final OwnTeams teams;
    private final Pool pool;

    ChannelTeams(Aggregates aggregates, Lookups lookups, OwnTeams teams, Pool pool) {
        this.aggregates = aggregates;
        this.lookups = lookups;
        this.teams = teams;
        this.pool = pool;
    }

    public record Open(UUID id, Team.Active team) {}

    public Uni<Optional<Open>> of(SlackChannelRef channel) {
        return aggregates
                .read(SlackChannel.decider(), channel.id())
                .chain(
                        linked ->
                                linked.team()
                                        .map(this::open)
                                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    public Uni<Optional<Open>> open(UUID id) {
        return aggregates
                .read(Team.decider(), id)
                .map(
                        team ->
                                team instanceof Team.Active active
                                        ? Optional.of(new Open(id, active))
                                        : Optional.empty());
    }

    /// Those that somebody is a member of, or is asked by without.
    public Uni<List<NamedTeam>> mine(Member who) {
        return teams.of(who);
    }

    /// Those that somebody is a member of.
    public Uni<List<NamedTeam>> joined(Member who) {
        return lookups.teamsOf(who.workspace(), who.user());
    }

    public Uni<List<NamedTeam>> named(String name, String workspace) {
        return pool.preparedQuery(BY_NAME)
                .execute(Tuple.of(name, workspace))
                .map(
                        rows -> {
                            var teams = new ArrayList<NamedTeam>();
                            rows.forEach(
                                    row ->
                                            teams.add(
                                                    new NamedTeam(
                                                            row.getUUID("team_id"),
                                                            row.getString("name"))));
                            return teams;
                        });
    }
}
