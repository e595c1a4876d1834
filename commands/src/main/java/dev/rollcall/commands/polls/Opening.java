package dev.rollcall.commands.polls;

import dev.rollcall.commands.handling.CommandHandler;
import dev.rollcall.commands.handling.Outcome;
import dev.rollcall.commands.handling.Plan;
import dev.rollcall.commands.handling.UnitOfWork;
import dev.rollcall.commands.model.Rejection;
import dev.rollcall.commands.model.poll.Poll;
import dev.rollcall.commands.model.poll.PollCommand.OpenPoll;
import dev.rollcall.commands.model.team.PollRound;
import dev.rollcall.commands.model.team.SlackChannelRef;
import dev.rollcall.commands.model.team.Team;
import dev.rollcall.commands.polls.Agenda.Ask;
import dev.rollcall.commands.polls.Agenda.Silent;
import dev.rollcall.commands.polls.Agenda.Wait;
import dev.rollcall.commands.polls.Audiences.Whom;
import dev.rollcall.commands.polls.DueRounds.DueRound;
import dev.rollcall.commands.polls.People.Someone;
import dev.rollcall.commands.roster.SlackPeople;
import dev.rollcall.commands.schedule.Slots;
import dev.rollcall.commands.slack.SlackWorkspaces;
import dev.rollcall.events.Asked;
import dev.rollcall.events.NamedIds;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/// Opens the poll of a round that is due. Every pod may try: the look-ups only say when to look,
/// the team is read as it stands, and the poll's id lets one pod succeed.
@ApplicationScoped
class Opening {

    private static final Logger LOG = Logger.getLogger(Opening.class);
    private static final Duration LATE = Duration.ofMinutes(1);
    private static final int MOST_TOLD = 100;

    private final CommandHandler handler;
    private final DueRounds rounds;
    private final Audiences audiences;
    private final People people;
    private final SlackPeople slackPeople;
    private final PollsConfig config;
    private final PollsMetrics metrics;
    private final Predicate<String> left;

    @Inject
    Opening(
            CommandHandler handler,
            DueRounds rounds,
            Audiences audiences,
            People people,
            SlackPeople slackPeople,
            PollsConfig config,
            PollsMetrics metrics,
            SlackWorkspaces slack) {
        this(handler, rounds, audiences, people, slackPeople, config, metrics, slack::left);
    }

    /// @param left tells whether the bot is not in a workspace any more
    Opening(
            CommandHandler handler,
            DueRounds rounds,
            Audiences audiences,
            People people,
            SlackPeople slackPeople,
            PollsConfig config,
            PollsMetrics metrics,
            Predicate<String> left) {
        this.left = left;
        this.handler = handler;
        this.rounds = rounds;
        this.audiences = audiences;
        this.people = people;
        this.slackPeople = slackPeople;
        this.config = config;
        this.metrics = metrics;
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

    /// What was seen when a round was looked at.
    private record Look(
            DueRound due,
            Team.Active team,
            PollRound round,
            Whom whom,
            List<Someone> people,
            Instant now) {

        /// When to look again, once a slot is dealt with.
        Optional<Instant> next(LocalDateTime slot, Duration lookAgain) {
            return until(
                    Agenda.opening(Slots.of(round.cron()), Agenda.clocks(round, people), slot),
                    lookAgain);
        }

        /// Somebody else's clock may come first then; the log does not tell of all of them.
        Optional<Instant> until(Optional<Instant> moment, Duration lookAgain) {
            var again = now.plus(lookAgain);
            return moment.map(at -> round.settings().ownZones() && again.isBefore(at) ? again : at);
        }
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
                .invoke(first -> sayWhy(look, slot, why, first))
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
                .invoke(first -> sayWhatWasMissed(look, slot, first));
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
                        .invoke(() -> work.whenStored(() -> opened(look, ask)));
    }

    /// By this pod or by another one.
    private static boolean isOpen(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done _, Outcome.IdReused() -> true;
            case Outcome.Rejected(var rejection) -> rejection == Rejection.POLL_EXISTS;
            case Outcome.Outdated _ -> false;
        };
    }

    private void opened(Look look, Ask ask) {
        var late = Duration.between(ask.at(), look.now());
        metrics.opened(late);
        LOG.infof(
                "poll %s of team %s opened for %s, %d asked, until %s%s",
                look.due().round(),
                look.due().team(),
                ask.slot(),
                ask.asked().size(),
                ask.closes(),
                late.compareTo(LATE) > 0
                        ? "; %d minutes late: no pod looked before, or it was set up since"
                                .formatted(late.toMinutes())
                        : "");
        look.whom()
                .doubt()
                .ifPresent(
                        doubt ->
                                LOG.warnf(
                                        "poll %s of team %s asks perhaps others than it should: %s. What to do: %s",
                                        look.due().round(),
                                        look.due().team(),
                                        doubt.why(),
                                        doubt.remedy()));
        if (look.team().channel().isEmpty() && !look.round().settings().ownZones()) {
            LOG.infof(
                    "poll %s of team %s asks each by a direct message, since the team has no Slack channel",
                    look.due().round(), look.due().team());
        }
    }

    private void sayWhy(Look look, LocalDateTime slot, Agenda.Why why, boolean first) {
        if (!first) {
            return;
        }
        var words =
                "poll %s of team %s is not opened for %s: %s"
                        .formatted(look.due().round(), look.due().team(), slot, why.words());
        switch (why) {
            case NOBODY -> {
                if (look.people().isEmpty()) {
                    LOG.warnf("%s. What to do: %s", words, remedy(look));
                } else {
                    LOG.info(words);
                }
            }
            case PAUSED, HOLIDAY, UNINSTALLED -> LOG.info(words);
            case TOO_LATE -> {
                metrics.passedOver(1);
                LOG.warn(words);
            }
        }
    }

    private static String remedy(Look look) {
        return look.whom()
                .doubt()
                .orElseGet(() -> Audiences.nobody(look.round().audience()))
                .remedy();
    }

    private void sayWhatWasMissed(Look look, LocalDateTime slot, boolean first) {
        if (!first) {
            return;
        }
        var missed =
                Agenda.missed(look.round(), look.due().afterSlot(), slot).limit(MOST_TOLD).toList();
        if (!missed.isEmpty()) {
            metrics.passedOver(missed.size());
            LOG.warnf(
                    "poll %s of team %s: slots that were missed are passed over, since a later one is due: %s; was every pod down?",
                    look.due().round(), look.due().team(), told(missed));
        }
    }

    private static String told(List<LocalDateTime> missed) {
        return missed.size() == 1
                ? missed.getFirst().toString()
                : "%s%d from %s on"
                        .formatted(
                                missed.size() == MOST_TOLD ? "more than " : "",
                                missed.size(),
                                missed.getFirst());
    }
}
