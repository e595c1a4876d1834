package dev.rollcall.commands.polls;

import dev.rollcall.commands.handling.CommandHandler;
import dev.rollcall.commands.handling.Outcome;
import dev.rollcall.commands.handling.Plan;
import dev.rollcall.commands.handling.UnitOfWork;
import dev.rollcall.commands.model.poll.Poll;
import dev.rollcall.commands.model.poll.PollCommand.ClosePoll;
import dev.rollcall.commands.model.poll.PollCommand.RemindOfPoll;
import dev.rollcall.commands.model.team.Member;
import dev.rollcall.commands.model.team.Team;
import dev.rollcall.commands.polls.DuePolls.Addressee;
import dev.rollcall.commands.polls.DuePolls.DuePoll;
import dev.rollcall.commands.polls.People.Someone;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/// Reminds of an open poll, and closes it. Those who share a slot are reminded together; a reminder
/// is one command by its poll, slot and number, so however many pods try, each goes out once.
@ApplicationScoped
class Chasing {

    private static final Logger LOG = Logger.getLogger(Chasing.class);

    private final CommandHandler handler;
    private final DuePolls polls;
    private final StillAsked stillAsked;
    private final AnonymousAnswers anonymous;
    private final PollsConfig config;
    private final PollsMetrics metrics;

    Chasing(
            CommandHandler handler,
            DuePolls polls,
            StillAsked stillAsked,
            AnonymousAnswers anonymous,
            PollsConfig config,
            PollsMetrics metrics) {
        this.handler = handler;
        this.polls = polls;
        this.stillAsked = stillAsked;
        this.anonymous = anonymous;
        this.config = config;
        this.metrics = metrics;
    }

    Uni<Void> look(DuePoll poll, Instant now) {
        return poll.closes().isAfter(now) ? remind(poll, now) : close(poll, now);
    }

    private Uni<Void> close(DuePoll poll, Instant now) {
        Plan plan =
                work ->
                        work.decide(Poll.decider(), poll.id(), new ClosePoll())
                                .invoke(() -> work.whenStored(() -> closed(poll)));
        return anonymous
                .settle(poll.id())
                .chain(() -> handler.handle(PollRequests.of(poll.id(), "close"), plan))
                .chain(
                        outcome ->
                                outcome instanceof Outcome.Done
                                        ? polls.closed(poll.id())
                                        : notThere(poll, now));
    }

    /// The look-ups have yet to hear that the end of the log was lost.
    private Uni<Void> notThere(DuePoll poll, Instant now) {
        return polls.wait(poll.id(), now.plus(config.lookAgain()));
    }

    private void closed(DuePoll poll) {
        metrics.closed();
        LOG.infof("poll %s of team %s closed", poll.id(), poll.team());
    }

    private Uni<Void> remind(DuePoll poll, Instant now) {
        return polls.asked(poll.id())
                .chain(
                        asked ->
                                remindEach(poll, asked, now)
                                        .chain(
                                                () ->
                                                        polls.dealtWithReminders(
                                                                poll.id(),
                                                                now,
                                                                next(poll, asked, now))));
    }

    private static Instant next(DuePoll poll, List<Addressee> asked, Instant now) {
        return poll.reminders()
                .next(asked.stream().map(Addressee::slot).toList(), now)
                .filter(reminder -> reminder.isBefore(poll.closes()))
                .orElse(poll.closes());
    }

    private Uni<Void> remindEach(DuePoll poll, List<Addressee> asked, Instant now) {
        var bySlot =
                asked.stream()
                        .filter(addressee -> !addressee.answered())
                        .collect(Collectors.groupingBy(Addressee::slot, TreeMap::new, memberOf()));
        return Multi.createFrom()
                .iterable(bySlot.entrySet())
                .onItem()
                .transformToUniAndConcatenate(
                        awaited -> remind(poll, awaited.getKey(), awaited.getValue(), now))
                .onItem()
                .ignoreAsUni();
    }

    private static Collector<Addressee, ?, List<Member>> memberOf() {
        return Collectors.mapping(Addressee::member, Collectors.toList());
    }

    private Uni<Void> remind(DuePoll poll, Instant slot, List<Member> awaited, Instant now) {
        var number = poll.reminders().due(slot, poll.remindedUntil(), now);
        if (number.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return stillAsked
                .of(awaited, poll.team(), poll.round(), now)
                .map(
                        known ->
                                known.stream()
                                        .filter(Someone::reminded)
                                        .filter(person -> !person.isOff(now, poll.zone()))
                                        .map(person -> person.member().user())
                                        .toList())
                .chain(
                        users ->
                                users.isEmpty()
                                        ? Uni.createFrom().voidItem()
                                        : remind(poll, slot, number.getAsInt(), users));
    }

    private Uni<Void> remind(DuePoll poll, Instant slot, int number, List<String> users) {
        Plan plan =
                work ->
                        toOpenTeam(work, poll)
                                .chain(
                                        () ->
                                                work.decide(
                                                        Poll.decider(),
                                                        poll.id(),
                                                        new RemindOfPoll(number, users)))
                                .invoke(() -> work.whenStored(() -> reminded(poll, number, users)));
        return handler.handle(
                        PollRequests.of(
                                poll.id(), "remind", slot.toString(), Integer.toString(number)),
                        plan)
                .replaceWithVoid();
    }

    private static Uni<Void> toOpenTeam(UnitOfWork work, DuePoll poll) {
        return work.read(Team.decider(), poll.team())
                .invoke(
                        team ->
                                team.closed()
                                        .ifPresent(
                                                rejection -> {
                                                    throw UnitOfWork.rejection(rejection);
                                                }))
                .replaceWithVoid();
    }

    private void reminded(DuePoll poll, int number, List<String> users) {
        metrics.reminded();
        LOG.infof(
                "poll %s of team %s: reminder %d to %d who have not answered",
                poll.id(), poll.team(), number, users.size());
    }
}
