package dev.rollcall.commands.model.poll;

import static dev.rollcall.commands.model.Decision.accept;
import static dev.rollcall.commands.model.Decision.reject;
import static dev.rollcall.commands.model.Rejection.POLL_CLOSED;
import static dev.rollcall.commands.model.Rejection.POLL_EXISTS;
import static dev.rollcall.commands.model.Rejection.POLL_UNKNOWN;

import dev.rollcall.commands.model.Decider;
import dev.rollcall.commands.model.Decision;
import dev.rollcall.commands.model.poll.PollCommand.ClosePoll;
import dev.rollcall.commands.model.poll.PollCommand.OpenPoll;
import dev.rollcall.commands.model.poll.PollCommand.RecordPollPosted;
import dev.rollcall.commands.model.poll.PollCommand.RecordReminderSent;
import dev.rollcall.events.PollEvent;
import dev.rollcall.events.PollEvent.PollClosed;
import dev.rollcall.events.PollEvent.PollOpened;
import dev.rollcall.events.PollEvent.PollPosted;
import dev.rollcall.events.PollEvent.PollReminderSent;
import java.util.List;

/// One round of asking a team: opened once, posted once, reminded of, closed.
public sealed interface Poll {

    static Decider<Poll, PollCommand, PollEvent> decider() {
        return new Decider<>(
                new Unknown(),
                List.of(Unknown.class, Open.class, Closed.class),
                1,
                PollEvent.class,
                Poll::decide,
                Poll::evolve);
    }

    record Unknown() implements Poll {}

    record Open(boolean posted) implements Poll {}

    record Closed() implements Poll {}

    static Decision<PollEvent> decide(Poll poll, PollCommand command) {
        return switch (poll) {
            case Unknown() ->
                    command instanceof OpenPoll(var team, var round, var slot, var timeZone)
                            ? accept(new PollOpened(team, round, slot, timeZone))
                            : reject(POLL_UNKNOWN);
            case Open(var posted) -> decideOpen(posted, command);
            case Closed() -> decideClosed(command);
        };
    }

    private static Decision<PollEvent> decideOpen(boolean posted, PollCommand command) {
        return switch (command) {
            case OpenPoll _ -> reject(POLL_EXISTS);
            case RecordPollPosted(var workspace, var channel, var ts) ->
                    posted ? accept() : accept(new PollPosted(workspace, channel, ts));
            case RecordReminderSent(var users) -> accept(new PollReminderSent(users));
            case ClosePoll() -> accept(new PollClosed());
        };
    }

    private static Decision<PollEvent> decideClosed(PollCommand command) {
        return switch (command) {
            case OpenPoll _ -> reject(POLL_EXISTS);
            case RecordPollPosted _, RecordReminderSent _ -> reject(POLL_CLOSED);
            case ClosePoll() -> accept();
        };
    }

    static Poll evolve(Poll poll, PollEvent event) {
        return switch (event) {
            case PollOpened _ -> new Open(false);
            case PollPosted _ -> poll instanceof Open ? new Open(true) : poll;
            case PollReminderSent _ -> poll;
            case PollClosed() -> new Closed();
        };
    }
}
