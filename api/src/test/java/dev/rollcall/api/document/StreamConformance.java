package dev.rollcall.api.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Locale;

/// Holds the events of a stream against the document, as `Conformance` does answers.
public final class StreamConformance {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static volatile Document document;

    private StreamConformance() {}

    public static void check(String name, String id, String data) {
        if (document == null) {
            document = Document.read();
        }
        var shape = document.json().at("/components/schemas/Stream" + capitalised(name));
        assertThat(shape.isMissingNode()).as("event %s", name).isFalse();
        try {
            var event = JSON.createObjectNode().put("event", name).put("id", id);
            event.set("data", JSON.readTree(data));
            assertThat(document.refusals(shape, event)).as("%s", event).isEmpty();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(data, e);
        }
    }

    /// `status_update` as `StatusUpdate`.
    private static String capitalised(String name) {
        var words = new StringBuilder();
        for (var word : name.split("_", -1)) {
            words.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
        }
        return words.toString();
    }
}
