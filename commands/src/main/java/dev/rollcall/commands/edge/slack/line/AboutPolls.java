package dev.rollcall.commands.edge.slack.line;

import dev.rollcall.commands.edge.slack.intake.ChannelTeams;
import dev.rollcall.commands.edge.slack.intake.Reply;
import dev.rollcall.commands.edge.slack.line.SlashChanges.Wish;
import dev.rollcall.commands.lookups.RecentUpdates;
import dev.rollcall.commands.lookups.TeamPolls;
import dev.rollcall.commands.lookups.TeamPolls.Opening;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/// `/rollcall summary`: how the channel's team answered its last poll so far.
@ApplicationScoped
public class AboutPolls {

    private static final Duration LATELY = Duration.ofDays(8);

    private final ChannelTeams teams;
    private final TeamPolls polls;
    private final RecentUpdates updates;
    private final Clock clock;

    AboutPolls(ChannelTeams teams, TeamPolls polls, RecentUpdates updates, Clock clock) {
        this.teams = teams;
        this.polls = polls;
        this.updates = updates;
        this.clock = clock;
    }

    public Uni<Reply> summary(Wish wish) {
        return teams.of(wish.channel())
                .chain(
                        here ->
                                here.map(team -> polls.lastOf(team.id()).chain(this::summary))
                                        .orElseGet(
                                                () ->
                                                        Reply.told(
                                                                "no_team",
                                                                LineWords.NO_TEAM_HERE)));
    }

    private Uni<Reply> summary(Optional<Opening> last) {
        var since = clock.instant().minus(LATELY);
        return last.filter(poll -> poll.open() || poll.at().isAfter(since))
                .map(
                        poll ->
                                updates.answering(poll.poll())
                                        .map(
                                                answers ->
                                                        Reply.of(
                                                                "summary",
                                                                SaidWords.summary(poll, answers))))
                .orElseGet(() -> Reply.told("summary", LineWords.NO_POLL_YET));
    }
}
