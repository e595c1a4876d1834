package dev.rollcall.commands.roster;

import dev.rollcall.commands.roster.News.BotRemoved;
import dev.rollcall.commands.roster.News.ChannelChanged;
import dev.rollcall.commands.roster.News.MembersChanged;
import dev.rollcall.commands.roster.News.PersonChanged;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;

/// Takes in what Slack tells of people and channels. What it tells of a channel's members only
/// says that they are to be asked for again: so it does not matter in which order it comes, nor how
/// often.
@ApplicationScoped
public class NewsDesk {

    private static final Logger LOG = Logger.getLogger(NewsDesk.class);

    private static final String TEAMS_OF =
            """
            select name || ' (' || team_id || ')' as team
            from commands.teams
            where slack_workspace = $1
            and slack_channel = $2
            and not archived
            """;

    private final Rosters rosters;
    private final SlackPeople people;
    private final RosterRunner runner;
    private final RosterConfig config;
    private final Pool pool;

    NewsDesk(
            Rosters rosters,
            SlackPeople people,
            RosterRunner runner,
            RosterConfig config,
            Pool pool) {
        this.rosters = rosters;
        this.people = people;
        this.runner = runner;
        this.config = config;
        this.pool = pool;
    }

    /// Done once it is noted.
    public Uni<Void> take(News news) {
        return switch (news) {
            case MembersChanged(var workspace, var audience) -> changed(workspace, audience);
            case BotRemoved(var workspace, var channel) ->
                    changed(workspace, channel)
                            .chain(
                                    () ->
                                            warn(
                                                    workspace,
                                                    channel,
                                                    "the bot was removed from it",
                                                    "invite the bot (/invite @Rollcall), or link the team to another channel"));
            case ChannelChanged changed ->
                    changed(changed.workspace(), changed.channel()).chain(() -> tell(changed));
            case PersonChanged(var workspace, var user, var at) ->
                    people.tell(
                            workspace,
                            List.of(SlackPerson.of(workspace, user)),
                            at,
                            config.refreshPeople());
        };
    }

    private Uni<Void> changed(String workspace, String audience) {
        return rosters.changed(workspace, audience).invoke(runner::wake);
    }

    private Uni<Void> tell(ChannelChanged changed) {
        var workspace = changed.workspace();
        var channel = changed.channel();
        return switch (changed.fate()) {
            case ARCHIVED ->
                    warn(
                            workspace,
                            channel,
                            "it was archived, so nothing can be posted there",
                            "unarchive it, or link the team to another channel");
            case DELETED ->
                    warn(workspace, channel, "it was deleted", "link the team to another channel");
            case MADE_PRIVATE ->
                    warn(
                            workspace,
                            channel,
                            "it was made private",
                            "the app needs groups:read and groups:history there, and the bot must stay a member: invite it if posts are given up");
            case UNARCHIVED -> info(workspace, channel, "it was unarchived");
            case MADE_PUBLIC -> info(workspace, channel, "it was made public");
            case RENAMED -> info(workspace, channel, "it has another name: nothing else changes");
        };
    }

    private Uni<Void> warn(String workspace, String channel, String what, String remedy) {
        return teamsOf(workspace, channel)
                .invoke(
                        teams ->
                                teams.forEach(
                                        team ->
                                                LOG.warnf(
                                                        "Slack: channel %s of team %s: %s. What to do: %s",
                                                        channel, team, what, remedy)))
                .replaceWithVoid();
    }

    private Uni<Void> info(String workspace, String channel, String what) {
        return teamsOf(workspace, channel)
                .invoke(
                        teams ->
                                teams.forEach(
                                        team ->
                                                LOG.infof(
                                                        "Slack: channel %s of team %s: %s",
                                                        channel, team, what)))
                .replaceWithVoid();
    }

    private Uni<List<String>> teamsOf(String workspace, String channel) {
        return pool.preparedQuery(TEAMS_OF)
                .execute(Tuple.of(workspace, channel))
                .map(rows -> rows.stream().map(row -> row.getString("team")).toList());
    }
}
