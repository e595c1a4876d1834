package dev.rollcall.commands.model.poll;

import static dev.rollcall.commands.model.Rejection.POLL_CLOSED;
import static dev.rollcall.commands.model.Rejection.POLL_EXISTS;
import static dev.rollcall.commands.model.Rejection.POLL_UNKNOWN;

import dev.rollcall.commands.model.DeciderSpec;
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
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PollTest {

    static final UUID TEAM = new UUID(0, 1);
    static final OpenPoll OPEN = new OpenPoll(TEAM, "daily", "2026-03-02T09:30", "Europe/Berlin");
    static final RecordPollPosted POST = new RecordPollPosted("T1", "C1", "1.2");
    static final RecordReminderSent REMIND = new RecordReminderSent(List.of("U1"));
    static final PollEvent OPENED =
            new PollOpened(TEAM, "daily", "2026-03-02T09:30", "Europe/Berlin");

    final DeciderSpec<Poll, PollCommand, PollEvent> poll = new DeciderSpec<>(Poll.decider());

    @Test
    void a_slot_is_opened_once() {
        poll.given().when(OPEN).then(OPENED);
        poll.given(OPENED).when(OPEN).thenRejected(POLL_EXISTS);
        poll.given(OPENED, new PollClosed()).when(OPEN).thenRejected(POLL_EXISTS);
    }

    @Test
    void a_poll_is_posted_once() {
        var posted = new PollPosted("T1", "C1", "1.2");
        poll.given(OPENED).when(POST).then(posted);
        poll.given(OPENED, posted).when(POST).thenNothing();
        poll.given(OPENED, new PollClosed()).when(POST).thenRejected(POLL_CLOSED);
    }

    @Test
    void reminders_go_out_while_it_is_open() {
        poll.given(OPENED).when(REMIND).then(new PollReminderSent(List.of("U1")));
        poll.given(OPENED, new PollClosed()).when(REMIND).thenRejected(POLL_CLOSED);
    }

    @Test
    void closing_twice_changes_nothing() {
        poll.given(OPENED).when(new ClosePoll()).then(new PollClosed());
        poll.given(OPENED, new PollClosed()).when(new ClosePoll()).thenNothing();
    }

    @Test
    void nothing_is_done_with_an_unknown_poll() {
        poll.given().when(POST).thenRejected(POLL_UNKNOWN);
        poll.given().when(REMIND).thenRejected(POLL_UNKNOWN);
        poll.given().when(new ClosePoll()).thenRejected(POLL_UNKNOWN);
    }
}
