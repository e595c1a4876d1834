package dev.rollcall.commands.lookups;

import dev.rollcall.events.Envelope;
import dev.rollcall.events.TeamEvent;
import dev.rollcall.events.codec.Decoded;
import dev.rollcall.events.codec.EventCodec;
import dev.rollcall.events.codec.EventType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/// What a page of the log changes, up to the first event that this build does not understand: that
/// one is left to a newer build, which follows the same checkpoint.
record LookupPage(
        List<LookupChange> changes, long position, int events, Optional<Envelope> notUnderstood) {

    private static final Logger LOG = Logger.getLogger(LookupPage.class);

    static LookupPage of(List<Envelope> envelopes, long after) {
        var changes = new ArrayList<LookupChange>();
        long position = after;
        int events = 0;
        for (var envelope : envelopes) {
            if (concernsTeams(envelope) && !understood(envelope, changes)) {
                return new LookupPage(changes, position, events, Optional.of(envelope));
            }
            position = envelope.position();
            events++;
        }
        return new LookupPage(changes, position, events, Optional.empty());
    }

    /// What is known to be about something else is not even decoded.
    private static boolean concernsTeams(Envelope envelope) {
        return EventType.named(envelope.type())
                .map(type -> TeamEvent.class.isAssignableFrom(type.shape()))
                .orElse(true);
    }

    private static boolean understood(Envelope envelope, List<LookupChange> changes) {
        return switch (EventCodec.decode(envelope)) {
            case Decoded.Known(TeamEvent event) -> {
                LookupChange.of(UUID.fromString(envelope.aggregateId()), event)
                        .ifPresent(changes::add);
                yield true;
            }
            case Decoded.Known _ -> true;
            case Decoded.UnknownType _, Decoded.LaterVersion _ -> false;
            case Decoded.Undecodable(var type, var version, var reason) -> {
                LOG.errorf(
                        "look-ups leave out event %s (%s v%d at position %d), which nobody can read: %s",
                        envelope.id(), type, version, envelope.position(), reason);
                yield true;
            }
        };
    }
}
