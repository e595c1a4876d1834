package dev.rollcall.events.codec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rollcall.events.Envelope;
import dev.rollcall.events.Event;

/// The only place between stored JSON and typed events. Thread-safe, without state.
public final class EventCodec {

    private EventCodec() {}

    public static Encoded encode(Event event) {
        var type = EventType.of(event);
        try {
            return new Encoded(
                    type.storedName(), type.version(), Json.MAPPER.writeValueAsString(event));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("cannot write " + event, impossible);
        }
    }

    public static Decoded decode(Envelope envelope) {
        return decode(envelope.type(), envelope.version(), envelope.data());
    }

    /// Reads a payload of any version that was ever written, lifted to today's shape.
    public static Decoded decode(String type, int version, String data) {
        var known = EventType.named(type);
        if (known.isEmpty()) {
            return new Decoded.UnknownType(type);
        }
        int latest = known.get().version();
        if (version > latest) {
            return new Decoded.LaterVersion(type, version, latest);
        }
        if (version < 1) {
            return new Decoded.Undecodable(type, version, "versions start at 1");
        }
        try {
            var event =
                    version == latest
                            ? event(known.get(), data)
                            : lifted(known.get(), version, data);
            return event == null
                    ? new Decoded.Undecodable(type, version, "not a JSON object")
                    : new Decoded.Known(event);
        } catch (JsonProcessingException malformed) {
            return new Decoded.Undecodable(type, version, malformed.getOriginalMessage());
        }
    }

    /// Null for JSON's null.
    private static Event event(EventType type, String data) throws JsonProcessingException {
        return Json.MAPPER.readValue(data, type.shape());
    }

    private static Event lifted(EventType type, int version, String data)
            throws JsonProcessingException {
        var payload = Json.MAPPER.readValue(data, ObjectNode.class);
        if (payload == null) {
            return null;
        }
        for (var upcaster : type.upcastersFrom(version)) {
            payload = upcaster.apply(payload);
        }
        return Json.MAPPER.treeToValue(payload, type.shape());
    }
}
