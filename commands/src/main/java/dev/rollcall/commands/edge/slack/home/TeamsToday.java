package dev.rollcall.commands.edge.slack.home;

import dev.rollcall.commands.edge.slack.home.HomeContents.Blocked;
import dev.rollcall.commands.edge.slack.home.HomeContents.PollToday;
import dev.rollcall.commands.edge.slack.home.HomeContents.TeamToday;
import dev.rollcall.commands.handling.Aggregates;
import dev.rollcall.commands.lookups.Lookups.NamedTeam;
import dev.rollcall.commands.lookups.RecentUpdates;
import dev.rollcall.commands.lookups.RecentUpdates.Said;
import dev.rollcall.commands.lookups.RecentUpdates.Turn;
import dev.rollcall.commands.lookups.Streak;
import dev.rollcall.commands.lookups.TeamPolls;
import dev.rollcall.commands.lookups.TeamPolls.Opening;
import dev.rollcall.commands.lookups.TeamPolls.Step;
import dev.rollcall.commands.model.team.Member;
import dev.rollcall.commands.model.team.PollRound;
import dev.rollcall.commands.model.team.Team;
import dev.rollcall.commands.polls.AnonymousAnswers;
import dev.rollcall.commands.slack.Escaped;
import dev.rollcall.events.Blocker;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What somebody's teams were asked and said today, from the look-ups. Blocks.
@ApplicationScoped
class TeamsToday {

    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final String DAILY = "daily";

    private final TeamPolls polls;
    private final RecentUpdates updates;
    private final AnonymousAnswers anonymous;
    private final Aggregates aggregates;
    private final Clock clock;

    TeamsToday(
            TeamPolls polls,
            RecentUpdates updates,
            AnonymousAnswers anonymous,
            Aggregates aggregates,
            Clock clock) {
        this.polls = polls;
        this.updates = updates;
        this.anonymous = anonymous;
        this.aggregates = aggregates;
        this.clock = clock;
    }

    /// @param midnight at which the day of who looks began
    List<TeamToday> of(Member who, List<NamedTeam> teams, Instant midnight) {
        if (teams.isEmpty()) {
            return List.of();
        }
        var ids = teams.stream().map(NamedTeam::id).toList();
        var today = await(polls.since(midnight, ids));
        var since =
                Stream.concat(Stream.of(midnight), today.stream().map(Opening::at))
                        .min(Instant::compareTo)
                        .orElseThrow();
        var all =
                new All(
                        who,
                        today,
                        await(polls.steps(who, ids)),
                        await(updates.turnsOf(who, ids)),
                        ofWorkspace(who, await(updates.of(ids, since))),
                        ofWorkspace(who, await(updates.newestOfEach(ids))),
                        await(
                                anonymous.answeredBy(
                                        who, today.stream().map(Opening::poll).toList())),
                        midnight);
        return teams.stream().map(team -> team(team, all)).toList();
    }

    private static List<Said> ofWorkspace(Member who, List<Said> said) {
        return said.stream()
                .filter(
                        one ->
                                one.who().map(Member::workspace).stream()
                                        .allMatch(who.workspace()::equals))
                .toList();
    }

    /// What was looked up, of all teams.
    private record All(
            Member who,
            List<Opening> polls,
            List<Step> steps,
            List<Turn> turns,
            List<Said> said,
            List<Said> newest,
            Set<UUID> answered,
            Instant midnight) {}

    private TeamToday team(NamedTeam team, All all) {
        var steps = all.steps().stream().filter(step -> step.team().equals(team.id())).toList();
        var turns = all.turns().stream().filter(turn -> turn.team().equals(team.id())).toList();
        var said = all.said().stream().filter(one -> one.team().equals(team.id())).toList();
        return new TeamToday(
                team.id(),
                team.name(),
                steps.isEmpty()
                        ? Streak.ofDays(turns, zoneOf(team.id()), clock.instant())
                        : Streak.ofPolls(steps, turns),
                !steps.isEmpty(),
                all.polls().stream()
                        .filter(poll -> poll.team().equals(team.id()))
                        .map(poll -> poll(poll, steps, said, all))
                        .toList(),
                said.stream()
                        .filter(one -> !one.at().isBefore(all.midnight()))
                        .filter(TeamsToday::bearsName)
                        .map(TeamsToday::shown)
                        .distinct()
                        .toList(),
                all.newest().stream()
                        .filter(one -> one.team().equals(team.id()))
                        .flatMap(TeamsToday::blocked)
                        .toList());
    }

    private PollToday poll(Opening poll, List<Step> steps, List<Said> said, All all) {
        var answered =
                said.stream()
                        .filter(
                                one ->
                                        Streak.answers(steps, one.poll(), one.at())
                                                .filter(poll.poll()::equals)
                                                .isPresent())
                        .flatMap(one -> one.who().stream())
                        .collect(Collectors.toSet());
        var asked =
                poll.asked().stream()
                        .filter(one -> one.workspace().equals(all.who().workspace()))
                        .toList();
        return new PollToday(
                poll.poll(),
                poll.round(),
                poll.slot(),
                poll.open(),
                poll.named(),
                poll.open()
                        && poll.asked().contains(all.who())
                        && !answered.contains(all.who())
                        && !all.answered().contains(poll.poll()),
                asked.stream().filter(answered::contains).toList(),
                asked.stream().filter(one -> !answered.contains(one)).toList());
    }

    /// One that names a poll and nobody is anonymous.
    private static boolean bearsName(Said said) {
        return said.who().isPresent() || said.poll().isEmpty();
    }

    private static Stream<Blocked> blocked(Said said) {
        return Optional.ofNullable(Blocker.in(said.answers()))
                .map(what -> new Blocked(shown(said), what))
                .stream();
    }

    private static String shown(Said said) {
        return said.who()
                .map(who -> "<@%s>".formatted(who.user()))
                .orElseGet(() -> "*%s*".formatted(Escaped.of(said.author())));
    }

    private ZoneId zoneOf(UUID team) {
        return await(aggregates.read(Team.decider(), team)) instanceof Team.Active active
                ? active.rounds()
                        .named(DAILY)
                        .map(PollRound::timeZone)
                        .map(ZoneId::of)
                        .orElse(ZoneOffset.UTC)
                : ZoneOffset.UTC;
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(ANSWER);
    }
}
