package dev.rollcall.systemtests.running;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.util.Map;

/// An HTTP answer; names of headers are in lower case.
public record Answer(int status, Map<String, String> headers, String text) {
    public Answer {
        headers = Map.copyOf(headers);
    }

    public JsonNode json() {
        try {
            return Door.JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(this.toString(), e);
        }
    }
}
