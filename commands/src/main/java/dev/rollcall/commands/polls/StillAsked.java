package dev.rollcall.commands.polls;

import dev.rollcall.commands.handling.CommandHandler;
import dev.rollcall.commands.model.team.Member;
import dev.rollcall.commands.model.team.Team;
import dev.rollcall.commands.polls.Audiences.Whom;
import dev.rollcall.commands.polls.People.Someone;
import dev.rollcall.events.Asked;
import dev.rollcall.events.PollEvent.PollOpened;
import dev.rollcall.events.PollTimes;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Of those whom a poll asked when it was opened, who is still to be asked: nobody of an archived
/// team, none whom its round does not ask any more, unless nobody can say who that is now, and none
/// who is gone from Slack.
@ApplicationScoped
public class StillAsked {

    private final CommandHandler handler;
    private final Audiences audiences;
    private final People people;
    private final Clock clock;

    StillAsked(CommandHandler handler, Audiences audiences, People people, Clock clock) {
        this.handler = handler;
        this.audiences = audiences;
        this.people = people;
        this.clock = clock;
    }

    /// Whether somebody is.
    public Uni<Boolean> is(Member who, UUID team, String round) {
        return find(who, team, round).map(Optional::isPresent);
    }

    /// Whether somebody is whose slot has come, and who does not have that day off.
    public Uni<Boolean> isNow(Member who, PollOpened poll) {
        var zone = ZoneId.of(poll.timeZone());
        return find(who, poll.teamId(), poll.round())
                .map(found -> found.filter(one -> !one.isOff(slotOf(who, poll), zone)).isPresent());
    }

    private Instant slotOf(Member who, PollOpened poll) {
        return poll.asked().stream()
                .filter(asked -> who.equals(member(asked)))
                .findFirst()
                .map(PollTimes.of(poll)::asks)
                .orElseGet(clock::instant);
    }

    private static Member member(Asked asked) {
        return new Member(asked.slackWorkspace(), asked.slackUser());
    }

    private Uni<Optional<Someone>> find(Member who, UUID team, String round) {
        return of(List.of(who), team, Optional.of(round), clock.instant())
                .map(found -> found.stream().findFirst());
    }

    /// @param round empty where it is not known
    Uni<List<Someone>> of(
            Collection<Member> asked, UUID team, Optional<String> round, Instant now) {
        return handler.look(Team.decider(), team)
                .chain(
                        read ->
                                read instanceof Team.Active active
                                        ? remaining(asked, active, round)
                                        : Uni.createFrom().<Collection<Member>>item(List.of()))
                .chain(remaining -> people.around(now, remaining));
    }

    private Uni<Collection<Member>> remaining(
            Collection<Member> asked, Team.Active team, Optional<String> round) {
        return round.flatMap(team.rounds()::named)
                .map(known -> audiences.of(team, known.audience()))
                .map(whom -> whom.map(now -> remaining(asked, now)))
                .orElseGet(() -> Uni.createFrom().item(asked));
    }

    private static Collection<Member> remaining(Collection<Member> asked, Whom now) {
        return now.doubt().isPresent()
                ? asked
                : asked.stream().filter(new HashSet<>(now.members())::contains).toList();
    }
}
