package dev.rollcall.commands.bus;

import dev.rollcall.events.Envelope;
import dev.rollcall.events.NamedIds;
import java.util.UUID;

/// W3C Trace Context of an event: one trace for all that shares a correlation id, one span an
/// event.
final class Traceparent {

    private Traceparent() {}

    static String of(Envelope envelope) {
        var trace = NamedIds.trace(String.valueOf(envelope.metadata().correlationId()));
        return "00-%s-%016x-01".formatted(hex(trace), envelope.id().getLeastSignificantBits());
    }

    private static String hex(UUID id) {
        return id.toString().replace("-", "");
    }
}
