package dev.rollcall.commands.eventlog;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.rollcall.events.codec.EnvelopeJson;
import dev.rollcall.eventstore.read.StoredEvent;
import java.io.IOException;
import java.io.StringWriter;

/// An event as a line of JSON, in one of two shapes. Payload and metadata stand in it as they are
/// stored. The epoch doesn't: it is the store's.
enum JsonLine {

    /// The envelope, as on the topic.
    ENVELOPE {
        @Override
        void write(JsonGenerator json, StoredEvent stored) throws IOException {
            EnvelopeJson.writeFields(json, stored.envelope(), stored.metadata());
        }
    },

    /// CloudEvents 1.0, structured. Its attributes are simple values, and its integers have 32
    /// bits: so metadata is JSON in a string, and the long numbers are strings.
    CLOUD_EVENT {
        @Override
        void write(JsonGenerator json, StoredEvent stored) throws IOException {
            var event = stored.envelope();
            json.writeStringField("specversion", "1.0");
            json.writeStringField("id", event.id().toString());
            json.writeStringField("source", SOURCE);
            json.writeStringField("type", TYPE_PREFIX + event.type());
            json.writeStringField("subject", event.aggregateId());
            json.writeStringField("time", event.timestamp().toString());
            json.writeStringField("datacontenttype", "application/json");
            json.writeNumberField("schemaversion", event.version());
            json.writeStringField("aggregatesequence", Long.toString(event.sequence()));
            json.writeStringField("position", Long.toString(event.position()));
            json.writeStringField("metadata", stored.metadata());
            json.writeFieldName("data");
            json.writeRawValue(event.data());
        }
    };

    static final String SOURCE = "/rollcall/events";
    static final String TYPE_PREFIX = "dev.rollcall.";

    private static final JsonFactory FACTORY = new JsonFactory();

    abstract void write(JsonGenerator json, StoredEvent stored) throws IOException;

    String write(StoredEvent stored) throws IOException {
        var line = new StringWriter();
        try (var json = FACTORY.createGenerator(line)) {
            json.writeStartObject();
            write(json, stored);
            json.writeEndObject();
        }
        return line.toString();
    }
}
