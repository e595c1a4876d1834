package dev.rollcall.local.slack.delivery;

import static dev.rollcall.local.slack.workspace.SlackJson.MAPPER;
import static dev.rollcall.local.slack.workspace.SlackJson.written;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class EchoTest {
    @Test
    void plain_texts_come_back_escaped_and_their_emoji_as_names() throws Exception {
        var label =
                echoed("{'label': {'type': 'plain_text', 'text': 'R&D <now> 🚧?'}}").path("label");

        assertThat(label.path("text").asText()).isEqualTo("R&amp;D &lt;now&gt; :construction:?");
        assertThat(label.path("emoji").asBoolean()).isTrue();
        assertThat(
                        echoed("[{'type': 'plain_text', 'text': '👍', 'emoji': false}]")
                                .findValue("text"))
                .hasToString("\"👍\"");
    }

    @Test
    void what_was_typed_or_is_a_value_stays() throws Exception {
        var json = "{'type': 'plain_text_input', 'value': 'R&D 👍', 'text': '<b>'}";

        assertThat(echoed(json)).isEqualTo(read(json));
    }

    @Test
    void json_is_sent_in_ascii() throws Exception {
        assertThat(written(read("{'text': 'é👍'}")))
                .isEqualTo("{\"text\":\"\\u00E9\\uD83D\\uDC4D\"}");
    }

    private static JsonNode echoed(String json) throws Exception {
        ObjectNode payload = MAPPER.createObjectNode();
        payload.set("payload", read(json));
        return Echo.of(payload).path("payload");
    }

    private static JsonNode read(String json) throws Exception {
        return MAPPER.readTree(json.replace('\'', '"'));
    }
}
