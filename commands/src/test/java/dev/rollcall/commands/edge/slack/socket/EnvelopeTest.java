package dev.rollcall.commands.edge.slack.socket;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.rollcall.commands.edge.slack.socket.Ending.Gone;
import dev.rollcall.commands.edge.slack.socket.Ending.Renewed;
import dev.rollcall.commands.edge.slack.socket.Ending.SwitchedOff;
import dev.rollcall.commands.edge.slack.socket.Envelope.Goodbye;
import dev.rollcall.commands.edge.slack.socket.Envelope.Hello;
import dev.rollcall.commands.edge.slack.socket.Envelope.Kind;
import dev.rollcall.commands.edge.slack.socket.Envelope.Other;
import dev.rollcall.commands.edge.slack.socket.Envelope.Sent;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeTest {

    @Test
    void a_greeting_says_how_many_there_are_and_how_long_this_one_lasts() {
        assertThat(
                        read(
                                """
                                {"type": "hello", "num_connections": 3, "connection_info": {"app_id": "A1"},
                                 "debug_info": {"host": "applink-1", "approximate_connection_time": 18000}}
                                """))
                .isEqualTo(new Hello(3, Optional.of(Duration.ofHours(5))));
        assertThat(read("{\"type\": \"hello\"}")).isEqualTo(new Hello(0, Optional.empty()));
    }

    @Test
    void what_is_sent_keeps_how_often_it_came() {
        assertThat(
                        read(
                                """
                                {"type": "events_api", "envelope_id": "e-1", "payload": "p", "accepts_response_payload": false,
                                 "retry_attempt": 2, "retry_reason": "timeout"}
                                """))
                .isEqualTo(new Sent("e-1", Kind.EVENT, new TextNode("p"), false, 2, "timeout"));
        assertThat(
                        read(
                                """
                                {"type": "slash_commands", "envelope_id": "e-2", "payload": "p", "accepts_response_payload": true}
                                """))
                .isEqualTo(new Sent("e-2", Kind.COMMAND, new TextNode("p"), true, 0, ""));
    }

    @Test
    void a_goodbye_says_whether_another_socket_is_to_take_its_place() {
        assertThat(read("{\"type\": \"disconnect\", \"reason\": \"warning\"}"))
                .isEqualTo(new Goodbye("warning"));
        assertThat(Ending.of("warning")).isEqualTo(new Renewed("warning"));
        assertThat(Ending.of("refresh_requested")).isEqualTo(new Renewed("refresh_requested"));
        assertThat(Ending.of("link_disabled")).isEqualTo(new SwitchedOff("link_disabled"));
        assertThat(Ending.of("too_many_websockets")).isInstanceOf(Gone.class);
        assertThat(Ending.of("something new").reason()).isEqualTo("closed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "7",
                "null",
                "{\"type\": \"new\"}",
                "{\"type\": \"events_api\"}"
            })
    void what_we_do_not_know_is_left(String json) {
        assertThat(read(json)).isInstanceOf(Other.class);
    }

    private static Envelope read(String json) {
        try {
            return Envelope.read(new ObjectMapper().readTree(json));
        } catch (JsonProcessingException notJson) {
            throw new IllegalArgumentException(notJson);
        }
    }
}
