package dev.rollcall.commands.model.poll;

import static dev.rollcall.commands.model.Decision.accept;
import static dev.rollcall.commands.model.Decision.reject;
import static dev.rollcall.commands.model.Rejection.POLL_CLOSED;
import static dev.rollcall.commands.model.Rejection.POLL_EXISTS;
import static dev.rollcall.commands.model.Rejection.POLL_OPEN;
import static dev.rollcall.commands.model.Rejection.POLL_UNKNOWN;
import static dev.rollcall.commands.model.Rejection.REMINDED_ENOUGH;

import dev.rollcall.commands.model.Decider;
import dev.rollcall.commands.model.Decision;
import dev.rollcall.commands.model.poll.PollCommand.ClosePoll;
import dev.rollcall.commands.model.poll.PollCommand.OpenPoll;
import dev.rollcall.commands.model.poll.PollCommand.RecordPollPosted;
import dev.rollcall.commands.model.poll.PollCommand.RecordPollSummarised;
import dev.rollcall.commands.model.poll.PollCommand.RemindOfPoll;
import dev.rollcall.events.PollEvent;
import dev.rollcall.events.PollEvent.PollClosed;
import dev.rollcall.events.PollEvent.PollOpened;
import dev.rollcall.events.PollEvent.PollPosted;
import dev.rollcall.events.PollEvent.PollReminderSent;
import dev.rollcall.events.PollEvent.PollSummarised;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// One round of asking a team: opened once, posted once in each place, reminded of as often as its
/// settings say, closed, summarised.
public sealed interface Poll {

    static Decider<Poll, PollCommand, PollEvent> decider() {
        return new Decider<>(
                new Unknown(),
                List.of(Unknown.class, Open.class, Closed.class),
                4,
                PollEvent.class,
                Poll::decide,
                Poll::evolve);
    }

    record Unknown() implements Poll {}

    /// Takes answers on time, and reminders.
    ///
    /// @param posted the Slack channels that it stands in
    record Open(UUID teamId, Set<String> posted, int mostReminders, Anonymous anonymous)
            implements Poll {
        public Open {
            posted = Set.copyOf(posted);
        }

        Open alsoIn(String channel) {
            var more = new HashSet<>(posted);
            more.add(channel);
            return new Open(teamId, more, mostReminders, anonymous);
        }
    }

    record Closed(UUID teamId, boolean summarised, Anonymous anonymous) implements Poll {}

    /// The team that it asks, of a poll that is known. Late answers are answers.
    default Optional<UUID> team() {
        return switch (this) {
            case Unknown() -> Optional.empty();
            case Open open -> Optional.of(open.teamId());
            case Closed closed -> Optional.of(closed.teamId());
        };
    }

    /// What of it is anonymous.
    default Anonymous anonymous() {
        return Anonymous.NOTHING;
    }

    static Decision<PollEvent> decide(Poll poll, PollCommand command) {
        return switch (poll) {
            case Unknown() ->
                    command instanceof OpenPoll opening
                            ? accept(opened(opening))
                            : reject(POLL_UNKNOWN);
            case Open open -> decideOpen(open, command);
            case Closed closed -> decideClosed(closed.summarised(), command);
        };
    }

    private static PollEvent opened(OpenPoll opening) {
        return new PollOpened(
                opening.teamId(),
                opening.round(),
                opening.slot(),
                opening.timeZone(),
                opening.asked(),
                opening.settings());
    }

    private static Decision<PollEvent> decideOpen(Open poll, PollCommand command) {
        return switch (command) {
            case OpenPoll _ -> reject(POLL_EXISTS);
            case RecordPollPosted(var workspace, var channel, var ts) ->
                    poll.posted().contains(channel)
                            ? accept()
                            : accept(new PollPosted(workspace, channel, ts));
            case RemindOfPoll(var number, var users) -> remind(poll, number, users);
            case ClosePoll() -> accept(new PollClosed());
            case RecordPollSummarised _ -> reject(POLL_OPEN);
        };
    }

    /// Where each is asked by their own clock, a number goes to some now and to others later: what
    /// sends it once to each of them is the command's id.
    private static Decision<PollEvent> remind(Open poll, int number, List<String> users) {
        if (users.isEmpty()) {
            return accept();
        }
        return number <= poll.mostReminders()
                ? accept(new PollReminderSent(users))
                : reject(REMINDED_ENOUGH);
    }

    private static Decision<PollEvent> decideClosed(boolean summarised, PollCommand command) {
        return switch (command) {
            case OpenPoll _ -> reject(POLL_EXISTS);
            case RecordPollPosted _, RemindOfPoll _ -> reject(POLL_CLOSED);
            case ClosePoll() -> accept();
            case RecordPollSummarised(var workspace, var channel, var ts) ->
                    summarised ? accept() : accept(new PollSummarised(workspace, channel, ts));
        };
    }

    static Poll evolve(Poll poll, PollEvent event) {
        return switch (event) {
            case PollOpened opened ->
                    new Open(
                            opened.teamId(),
                            Set.of(),
                            opened.settings().remindAtMost(),
                            Anonymous.of(opened.settings()));
            case PollPosted posted ->
                    poll instanceof Open open ? open.alsoIn(posted.slackChannel()) : poll;
            case PollReminderSent _ -> poll;
            case PollClosed() ->
                    poll instanceof Open open
                            ? new Closed(open.teamId(), false, open.anonymous())
                            : poll;
            case PollSummarised _ ->
                    poll instanceof Closed(var team, _, var anonymous)
                            ? new Closed(team, true, anonymous)
                            : poll;
        };
    }
}
