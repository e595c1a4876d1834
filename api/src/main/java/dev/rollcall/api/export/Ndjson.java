package dev.rollcall.api.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.stream.Collectors;

/// A line of JSON for each item, as a page has it. The last line's end is written by Quarkus, which
/// ends each chunk of this media type with one.
record Ndjson<T>(ObjectMapper json) implements Lines<T> {

    @Override
    public String heading() {
        return "";
    }

    @Override
    public String of(List<T> items) {
        return items.stream().map(this::line).collect(Collectors.joining("\n"));
    }

    private String line(T item) {
        try {
            return json.writeValueAsString(item);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("cannot write " + item, impossible);
        }
    }
}
