package dev.rollcall.commands.polls;

import dev.rollcall.commands.handling.CommandHandler;
import dev.rollcall.commands.handling.Outcome;
import dev.rollcall.commands.handling.Plan;
import dev.rollcall.commands.handling.UnitOfWork;
import dev.rollcall.commands.model.Rejection;
import dev.rollcall.commands.model.poll.Poll;
import dev.rollcall.commands.model.poll.PollCommand.OpenPoll;
import dev.rollcall.commands.model.team.Member;
import dev.rollcall.commands.model.team.PollRound;
import dev.rollcall.commands.model.team.SlackChannelRef;
import dev.rollcall.commands.model.team.Team;
import dev.rollcall.commands.polls.Agenda.Ask;
import dev.rollcall.commands.polls.Agenda.Silent;
import dev.rollcall.commands.polls.Agenda.Wait;
import dev.rollcall.commands.polls.Audiences.Doubt;
import dev.rollcall.commands.polls.DueRounds.DueRound;
import dev.rollcall.commands.roster.SlackPeople;
import dev.rollcall.commands.slack.SlackWorkspaces;
import dev.rollcall.events.Asked;
import dev.rollcall.events.NamedIds;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Opens the poll of a round that is due. Every pod may try: the look-ups only say when to look,
/// the team is read as it stands, and the poll's id lets one pod succeed.
@ApplicationScoped
class Opening {

    private final CommandHandler handler;
    private final DueRounds rounds;
    private final Audiences audiences;
    private final People people;
    private final SlackPeople slackPeople;
    private final PollsConfig config;
    private final OpeningReport report;
    private final Predicate<String> left;

    @Inject
    Opening(
            CommandHandler handler,
            DueRounds rounds,
            Audiences audiences,
            People people,
            SlackPeople slackPeople,
            PollsConfig config,
            OpeningReport report,
            SlackWorkspaces slack) {
        this(handler, rounds, audiences, people, slackPeople, config, report, slack::left);
    }

    /// @param left tells whether the bot is not in a workspace any more
    Opening(
            CommandHandler handler,
            DueRounds rounds,
            Audiences audiences,
            People people,
            SlackPeople slackPeople,
            PollsConfig config,
            OpeningReport report,
            Predicate<String> left) {
        this.left = left;
        this.handler = handler;
        this.rounds = rounds;
        this.audiences = audiences;
        this.people = people;
        this.slackPeople = slackPeople;
        this.config = config;
        this.report = report;
    }

    Uni<Void> look(DueRound due, Instant now) {
        return handler.look(Team.decider(), due.team())
                .chain(
                        team ->
                                team instanceof Team.Active active
                                        ? look(due, active, now)
                                        : later(due, now));
    }

    /// The look-ups have yet to hear that the round is another one, or is gone.
    private Uni<Void> later(DueRound due, Instant now) {
        return rounds.wait(due, Optional.of(now.plus(config.every())));
    }

    private Uni<Void> look(DueRound due, Team.Active team, Instant now) {
        return team.rounds()
                .named(due.round())
                .filter(round -> isOf(round, due))
                .map(round -> look(due, team, round, now))
                .orElseGet(() -> later(due, now));
    }

    private static boolean isOf(PollRound round, DueRound due) {
        return round.cron().equals(due.cron())
                && round.timeZone().equals(due.timeZone())
                && round.settings().ownZones() == due.ownZones();
    }

    private Uni<Void> look(DueRound due, Team.Active team, PollRound round, Instant now) {
        return audiences
                .of(team, round.audience())
                .call(whom -> slackPeople.want(audiences.askable(whom)))
                .chain(
                        whom ->
                                people.around(now, whom.members())
                                        .map(asked -> new Look(due, team, round, whom, asked, now)))
                // Holidays are read from files.
                .emitOn(Infrastructure.getDefaultExecutor())
                .chain(
                        look ->
                                carryOut(
                                        look,
                                        Agenda.of(
                                                round,
                                                team.holidays(),
                                                look.people(),
                                                due.afterSlot(),
                                                now)));
    }

    private Uni<Void> carryOut(Look look, Agenda agenda) {
        return switch (agenda) {
            case Wait(var until) -> rounds.wait(look.due(), look.until(until, config.lookAgain()));
            case Silent(_, var why) when why == Agenda.Why.NOBODY && waits(look, Instant.MIN) ->
                    later(look.due(), look.now());
            case Ask ask when waits(look, ask.at()) -> later(look.due(), look.now());
            case Silent(var slot, var why) -> beSilent(look, slot, why);
            case Ask ask when isUnheard(look, ask) ->
                    beSilent(look, ask.slot(), Agenda.Why.UNINSTALLED);
            case Ask ask -> open(look, ask);
        };
    }

    private Uni<Void> beSilent(Look look, LocalDateTime slot, Agenda.Why why) {
        return dealtWith(look, slot)
                .invoke(
                        first -> {
                            if (first) {
                                report.silent(look, slot, why);
                            }
                        })
                .replaceWithVoid();
    }

    /// Whether nobody whom it asks would hear of it.
    private boolean isUnheard(Look look, Ask ask) {
        return Stream.concat(
                        look.team().channel().map(SlackChannelRef::workspace).stream(),
                        ask.asked().stream().map(Asked::slackWorkspace))
                .allMatch(left);
    }

    /// Whether Slack may yet say whom it asks, and has had no time to.
    private boolean waits(Look look, Instant slot) {
        var strangers =
                look.people().stream()
                        .anyMatch(
                                person -> !person.told() && audiences.canAskAbout(person.member()));
        return look.whom()
                .awaitedSince()
                .or(() -> Optional.of(slot).filter(_ -> strangers))
                .map(since -> since.isAfter(slot) ? since : slot)
                .filter(since -> look.now().isBefore(since.plus(config.waitForSlack())))
                .isPresent();
    }

    private Uni<Boolean> dealtWith(Look look, LocalDateTime slot) {
        return rounds.dealtWith(look.due(), slot, look.next(slot, config.lookAgain()))
                .invoke(
                        first -> {
                            if (first) {
                                report.missed(look, slot);
                            }
                        });
    }

    private Uni<Void> open(Look look, Ask ask) {
        var due = look.due();
        var poll = NamedIds.poll(due.team(), due.round(), ask.slot().toString());
        return handler.handle(PollRequests.of(poll, "open"), opening(look, ask))
                .chain(
                        outcome ->
                                isOpen(outcome)
                                        ? dealtWith(look, ask.slot()).replaceWithVoid()
                                        : later(due, look.now()));
    }

    /// Rests on the team as it was looked at: if it is another one by then, it is looked at again.
    private Plan opening(Look look, Ask ask) {
        var due = look.due();
        var poll = NamedIds.poll(due.team(), due.round(), ask.slot().toString());
        return work ->
                work.read(Team.decider(), due.team())
                        .invoke(
                                team -> {
                                    if (!team.equals(look.team())) {
                                        throw UnitOfWork.rejection(Rejection.ROUND_UNKNOWN);
                                    }
                                })
                        .chain(
                                () ->
                                        work.begin(
                                                Poll.decider(),
                                                poll,
                                                new OpenPoll(
                                                        due.team(),
                                                        due.round(),
                                                        ask.slot().toString(),
                                                        due.timeZone(),
                                                        ask.asked(),
                                                        look.round().settings())))
                        .invoke(
                                () ->
                                        work.whenStored(
                                                () ->
                                                        report.opened(
                                                                look, ask, strangers(look, ask))));
    }

    private Optional<Doubt> strangers(Look look, Ask ask) {
        return audiences.strangers(
                look.team(),
                ask.asked().stream()
                        .map(asked -> new Member(asked.slackWorkspace(), asked.slackUser()))
                        .toList());
    }

    /// By this pod or by another one.
    private static boolean isOpen(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done _, Outcome.IdReused() -> true;
            case Outcome.Rejected(var rejection, _) -> rejection == Rejection.POLL_EXISTS;
            case Outcome.Outdated _ -> false;
        };
    }
}
