package dev.rollcall.commands.outbound.webhook;

import dev.rollcall.events.WebhookEvent.Kind;
import java.util.UUID;

/// The right to tell one webhook one thing, for a while.
///
/// @param replayed whether somebody asked for it again
/// @param attempts with this one, since it was last wanted
/// @param number which claim of this delivery it is; tells it from later ones
record Delivery(
        UUID id,
        UUID webhook,
        String url,
        Kind kind,
        UUID eventId,
        boolean replayed,
        int attempts,
        int number) {}
