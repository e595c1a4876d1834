package dev.rollcall.commands.polls;

import dev.rollcall.commands.lookups.Lookups;
import dev.rollcall.commands.lookups.Lookups.NamedTeam;
import dev.rollcall.commands.model.team.Member;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

/// The teams that somebody has to do with: those that they are a member of, and those that ask them
/// without, as in a channel or a user group.
@ApplicationScoped
public class OwnTeams {

    /// By polls that are remembered: those that are open, and of a week.
    private static final String ASKING =
            """
            select distinct team.name, team.team_id, poll.round
            from commands.poll_asked asked
            join commands.polls poll using (poll_id)
            join commands.teams team using (team_id)
            where asked.slack_workspace = $1
            and asked.slack_user = $2
            and poll.round is not null
            and not team.archived
            and not exists (
                select
                from commands.memberships membership
                where membership.slack_workspace = $1
                and membership.slack_user = $2
                and membership.team_id = poll.team_id)
            order by team.name, team.team_id
            """;

    /// Whose questions are all anonymous, is answered by its button alone.
    private static final String AWAITING =
            """
            select distinct team.name, team.team_id, unanswered.round
            from commands.unanswered
            join commands.teams team using (team_id)
            where unanswered.slack_workspace = $1
            and unanswered.slack_user = $2
            and unanswered.asked_at <= $3
            and unanswered.named
            and not unanswered.closed
            and unanswered.round is not null
            order by team.name, team.team_id
            """;

    private final Pool pool;
    private final Lookups lookups;
    private final StillAsked stillAsked;
    private final Clock clock;

    OwnTeams(Pool pool, Lookups lookups, StillAsked stillAsked, Clock clock) {
        this.pool = pool;
        this.lookups = lookups;
        this.stillAsked = stillAsked;
        this.clock = clock;
    }

    /// Those that somebody is a member of, then those whose polls asked them within the week and
    /// whose rounds still ask them.
    public Uni<List<NamedTeam>> of(Member who) {
        return lookups.teamsOf(who.workspace(), who.user())
                .chain(
                        joined ->
                                asking(who)
                                        .map(
                                                asking ->
                                                        Stream.concat(
                                                                        joined.stream(),
                                                                        asking.stream())
                                                                .toList()));
    }

    private Uni<List<NamedTeam>> asking(Member who) {
        return stillAsking(ASKING, Tuple.of(who.workspace(), who.user()), who);
    }

    /// Those whose open polls wait for somebody to say something.
    public Uni<List<NamedTeam>> awaiting(Member who) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        return stillAsking(AWAITING, Tuple.of(who.workspace(), who.user(), now), who);
    }

    private Uni<List<NamedTeam>> stillAsking(String sql, Tuple arguments, Member who) {
        return pool.preparedQuery(sql)
                .execute(arguments)
                .onItem()
                .transformToMulti(rows -> Multi.createFrom().iterable(rows))
                .onItem()
                .transformToUniAndConcatenate(row -> ifStillAsking(row, who))
                .collect()
                .asList()
                .map(teams -> teams.stream().distinct().toList());
    }

    /// Null, which leaves it out, where it does not.
    private Uni<NamedTeam> ifStillAsking(Row row, Member who) {
        var team = team(row);
        return stillAsked
                .is(who, team.id(), row.getString("round"))
                .map(asked -> asked ? team : null);
    }

    private static NamedTeam team(Row row) {
        return new NamedTeam(row.getUUID("team_id"), row.getString("name"));
    }
}
