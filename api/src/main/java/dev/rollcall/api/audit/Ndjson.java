package dev.rollcall.api.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Collectors;

/// A line of JSON for each event, as a page has it, and as `./rollcall events import` reads it.
/// The last line's end is written by Quarkus, which ends each chunk of this media type with one.
@ApplicationScoped
class Ndjson implements Lines {
    static final String MEDIA_TYPE = "application/x-ndjson";

    private final ObjectMapper json;

    Ndjson(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public String heading() {
        return "";
    }

    @Override
    public String of(List<AuditedEvent> events) {
        return events.stream().map(this::line).collect(Collectors.joining("\n"));
    }

    private String line(AuditedEvent event) {
        try {
            return json.writeValueAsString(event);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("cannot write " + event, impossible);
        }
    }
}
