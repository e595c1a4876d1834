package dev.rollcall.commands.lookups;

import dev.rollcall.events.Envelope;
import dev.rollcall.events.Event;
import dev.rollcall.events.codec.Decoded;
import dev.rollcall.events.codec.EventCodec;
import dev.rollcall.events.codec.EventType;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/// What a page of the log changes, up to the first event that this build does not understand: that
/// one is left to a newer build, which follows the same checkpoint.
record LookupPage(
        List<LookupChange> changes, long position, int events, Optional<Envelope> notUnderstood) {

    private static final Logger LOG = Logger.getLogger(LookupPage.class);

    private static final Set<EventType> ABOUT_SOMETHING_ELSE =
            EnumSet.of(
                    EventType.SLACK_CHANNEL_CLAIMED,
                    EventType.SLACK_CHANNEL_RELEASED,
                    EventType.TEAM_ADMIN_APPOINTED,
                    EventType.TEAM_ADMIN_DISMISSED,
                    EventType.POLL_POSTED,
                    EventType.POLL_REMINDER_SENT,
                    EventType.POLL_SUMMARISED,
                    EventType.WEBHOOK_SECRET_REPLACED,
                    EventType.DIGEST_POSTED);

    static LookupPage of(List<Envelope> envelopes, long after) {
        var changes = new ArrayList<LookupChange>();
        long position = after;
        int events = 0;
        for (var envelope : envelopes) {
            if (concernsLookups(envelope) && !understood(envelope, changes)) {
                return new LookupPage(changes, position, events, Optional.of(envelope));
            }
            position = envelope.position();
            events++;
        }
        return new LookupPage(changes, position, events, Optional.empty());
    }

    /// What is known to be about something else is not even decoded.
    private static boolean concernsLookups(Envelope envelope) {
        return EventType.named(envelope.type())
                .map(type -> !ABOUT_SOMETHING_ELSE.contains(type))
                .orElse(true);
    }

    private static boolean understood(Envelope envelope, List<LookupChange> changes) {
        return switch (EventCodec.decode(envelope)) {
            case Decoded.Known(var event) -> {
                add(envelope, event, changes);
                yield true;
            }
            case Decoded.UnknownType _, Decoded.LaterVersion _ -> false;
            case Decoded.Undecodable(_, _, var reason) -> {
                leaveOut(envelope, reason);
                yield true;
            }
        };
    }

    /// What names no slot or time zone that there is, as only an import can, stops nobody.
    private static void add(Envelope envelope, Event event, List<LookupChange> changes) {
        try {
            changes.addAll(LookupChange.of(envelope, event));
        } catch (DateTimeException | IllegalArgumentException unfit) {
            leaveOut(envelope, unfit.getMessage());
        }
    }

    private static void leaveOut(Envelope envelope, String reason) {
        LOG.errorf(
                "look-ups leave out event %s (%s v%d at position %d), which nobody can read: %s",
                envelope.id(), envelope.type(), envelope.version(), envelope.position(), reason);
    }
}
