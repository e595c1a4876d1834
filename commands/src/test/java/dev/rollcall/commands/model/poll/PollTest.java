package dev.rollcall.commands.model.poll;

import static dev.rollcall.commands.model.Rejection.POLL_CLOSED;
import static dev.rollcall.commands.model.Rejection.POLL_EXISTS;
import static dev.rollcall.commands.model.Rejection.POLL_OPEN;
import static dev.rollcall.commands.model.Rejection.POLL_UNKNOWN;
import static dev.rollcall.commands.model.Rejection.REMINDED_ENOUGH;

import dev.rollcall.commands.model.DeciderSpec;
import dev.rollcall.commands.model.poll.PollCommand.ClosePoll;
import dev.rollcall.commands.model.poll.PollCommand.OpenPoll;
import dev.rollcall.commands.model.poll.PollCommand.RecordPollPosted;
import dev.rollcall.commands.model.poll.PollCommand.RecordPollSummarised;
import dev.rollcall.commands.model.poll.PollCommand.RemindOfPoll;
import dev.rollcall.events.Asked;
import dev.rollcall.events.PollEvent;
import dev.rollcall.events.PollEvent.PollClosed;
import dev.rollcall.events.PollEvent.PollOpened;
import dev.rollcall.events.PollEvent.PollPosted;
import dev.rollcall.events.PollEvent.PollReminderSent;
import dev.rollcall.events.PollEvent.PollSummarised;
import dev.rollcall.events.PollSettings;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PollTest {

    static final UUID TEAM = new UUID(0, 1);
    static final List<Asked> ASKED = List.of(new Asked("T1", "U1", "Europe/Berlin"));
    static final PollSettings TWO_REMINDERS =
            new PollSettings(false, List.of(), 30, 2, null, null, null);
    static final OpenPoll OPEN =
            new OpenPoll(TEAM, "daily", "2026-03-02T09:30", "Europe/Berlin", ASKED, TWO_REMINDERS);
    static final RecordPollPosted POST = new RecordPollPosted("T1", "C1", "1.2");
    static final RemindOfPoll REMIND = new RemindOfPoll(1, List.of("U1"));
    static final RecordPollSummarised SUMMARISE = new RecordPollSummarised("T1", "C1", "3.4");
    static final PollEvent OPENED =
            new PollOpened(
                    TEAM, "daily", "2026-03-02T09:30", "Europe/Berlin", ASKED, TWO_REMINDERS);

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
    void a_poll_stands_in_several_places() {
        poll.given(OPENED, new PollPosted("T1", "C1", "1.2"))
                .when(new RecordPollPosted("T1", "D1", "1.3"))
                .then(new PollPosted("T1", "D1", "1.3"));
    }

    @Test
    void reminders_go_out_while_it_is_open() {
        var reminded = new PollReminderSent(List.of("U1"));
        poll.given(OPENED).when(REMIND).then(reminded);
        poll.given(OPENED, reminded).when(new RemindOfPoll(2, List.of("U1"))).then(reminded);
        poll.given(OPENED, new PollClosed()).when(REMIND).thenRejected(POLL_CLOSED);
    }

    @Test
    void who_is_asked_later_by_their_own_clock_gets_the_same_reminder_later() {
        poll.given(OPENED, new PollReminderSent(List.of("U1")))
                .when(new RemindOfPoll(1, List.of("U2")))
                .then(new PollReminderSent(List.of("U2")));
    }

    @Test
    void nobody_is_reminded_more_often_than_was_settled() {
        poll.given(OPENED).when(new RemindOfPoll(3, List.of("U1"))).thenRejected(REMINDED_ENOUGH);
    }

    @Test
    void a_reminder_to_nobody_is_none() {
        poll.given(OPENED).when(new RemindOfPoll(1, List.of())).thenNothing();
    }

    @Test
    void a_poll_is_summarised_once_it_is_closed() {
        var summarised = new PollSummarised("T1", "C1", "3.4");
        poll.given(OPENED).when(SUMMARISE).thenRejected(POLL_OPEN);
        poll.given(OPENED, new PollClosed()).when(SUMMARISE).then(summarised);
        poll.given(OPENED, new PollClosed(), summarised).when(SUMMARISE).thenNothing();
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
        poll.given().when(SUMMARISE).thenRejected(POLL_UNKNOWN);
        poll.given().when(new ClosePoll()).thenRejected(POLL_UNKNOWN);
    }
}
