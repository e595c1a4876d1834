package dev.rollcall.commands.outbound.webhook;

import dev.rollcall.events.Answer;
import dev.rollcall.events.Blocker;
import dev.rollcall.events.DigestEvent;
import dev.rollcall.events.Event;
import dev.rollcall.events.PersonEvent;
import dev.rollcall.events.PollEvent.PollClosed;
import dev.rollcall.events.PollEvent.PollOpened;
import dev.rollcall.events.PollEvent.PollPosted;
import dev.rollcall.events.PollEvent.PollReminderSent;
import dev.rollcall.events.PollEvent.PollSummarised;
import dev.rollcall.events.SlackChannelEvent;
import dev.rollcall.events.SlackWorkspaceEvent;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateEdited;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateRetracted;
import dev.rollcall.events.StatusUpdateEvent.StatusUpdateSubmitted;
import dev.rollcall.events.TeamEvent;
import dev.rollcall.events.WebhookEvent;
import dev.rollcall.events.WebhookEvent.Kind;
import dev.rollcall.events.codec.EventType;
import java.util.List;
import java.util.Set;

/// Of what an event may have to be told. Whether somebody missed a poll, or is blocked anew, shows
/// once it is put into words.
final class Happening {

    /// The stored names of all events that are told.
    static final Set<String> TYPES =
            Set.of(
                    EventType.STATUS_UPDATE_SUBMITTED.storedName(),
                    EventType.STATUS_UPDATE_EDITED.storedName(),
                    EventType.STATUS_UPDATE_RETRACTED.storedName(),
                    EventType.POLL_CLOSED.storedName());

    private Happening() {}

    static Set<Kind> in(Event event) {
        return switch (event) {
            // What was imported is no news.
            case StatusUpdateSubmitted submitted when submitted.happenedAt().isPresent() ->
                    Set.of();
            case StatusUpdateSubmitted submitted -> saying(Kind.SUBMITTED, submitted.answers());
            case StatusUpdateEdited(var answers) -> saying(Kind.EDITED, answers);
            case StatusUpdateRetracted() -> Set.of(Kind.RETRACTED);
            case PollClosed() -> Set.of(Kind.MISSED);
            case PollOpened _,
                    PollPosted _,
                    PollReminderSent _,
                    PollSummarised _,
                    TeamEvent _,
                    SlackChannelEvent _,
                    SlackWorkspaceEvent _,
                    PersonEvent _,
                    WebhookEvent _,
                    DigestEvent _ ->
                    Set.of();
        };
    }

    private static Set<Kind> saying(Kind kind, List<Answer> answers) {
        return Blocker.in(answers) == null ? Set.of(kind) : Set.of(kind, Kind.BLOCKED);
    }
}
