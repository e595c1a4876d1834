package dev.rollcall.commands.polls;

import dev.rollcall.commands.model.team.Member;
import dev.rollcall.commands.model.team.SlackChannelRef;
import dev.rollcall.commands.model.team.Team;
import dev.rollcall.events.Audience;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Whom a round asks. Who is in a channel or a user group stands in `slack_audiences`; as long as
/// nothing is known there, the team's members are asked.
@ApplicationScoped
class Audiences {

    private static final String IN_SLACK =
            """
            select slack_user
            from commands.slack_audiences
            where slack_workspace = $1
            and audience = $2
            """;

    private final Pool pool;

    Audiences(Pool pool) {
        this.pool = pool;
    }

    Uni<Collection<Member>> of(Team.Active team, Audience audience) {
        return switch (audience.kind()) {
            case MEMBERS -> Uni.createFrom().item(team.members());
            case CHANNEL -> inSlack(team, team.channel().map(SlackChannelRef::channel));
            case USER_GROUP -> inSlack(team, Optional.ofNullable(audience.slackUserGroup()));
        };
    }

    private Uni<Collection<Member>> inSlack(Team.Active team, Optional<String> audience) {
        if (team.channel().isEmpty() || audience.isEmpty()) {
            return Uni.createFrom().item(team.members());
        }
        var workspace = team.channel().get().workspace();
        return pool.preparedQuery(IN_SLACK)
                .execute(Tuple.of(workspace, audience.get()))
                .map(
                        rows ->
                                rows.stream()
                                        .map(row -> new Member(workspace, row.getString(0)))
                                        .toList())
                .map(known -> orMembers(known, team));
    }

    private static Collection<Member> orMembers(List<Member> known, Team.Active team) {
        return known.isEmpty() ? team.members() : known;
    }
}
