package dev.rollcall.commands.edge.slack.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.rollcall.commands.edge.slack.payload.SlackInteraction.Asker;
import dev.rollcall.commands.edge.slack.payload.SlackInteraction.Closed;
import dev.rollcall.commands.edge.slack.payload.SlackInteraction.Form;
import dev.rollcall.commands.edge.slack.payload.SlackInteraction.MessageShortcut;
import dev.rollcall.commands.edge.slack.payload.SlackInteraction.Other;
import dev.rollcall.commands.edge.slack.payload.SlackInteraction.Pressed;
import dev.rollcall.commands.edge.slack.payload.SlackInteraction.Sent;
import dev.rollcall.commands.edge.slack.payload.SlackInteraction.Shortcut;
import dev.rollcall.commands.model.team.Member;
import dev.rollcall.edge.problems.ProblemException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InteractionPayloadTest {

    static final ObjectMapper MAPPER = new ObjectMapper();
    static final Member ADA = new Member("T1", "U1");

    @Test
    void a_button_in_a_message() {
        var body = body("block_actions");
        body.putObject("channel").put("id", "C1");
        body.put("response_url", "https://hooks.example.com/actions/1");
        body.putObject("container").put("type", "message").put("message_ts", "1.000100");
        action(body).put("value", "what it stands for");

        assertThat(InteractionPayload.read(body))
                .isEqualTo(
                        new Pressed(
                                new Asker(
                                        ADA,
                                        "ada",
                                        Optional.of("1.2.3"),
                                        Optional.of("C1"),
                                        Optional.of("https://hooks.example.com/actions/1")),
                                "press",
                                Optional.of("what it stands for"),
                                "1700000000.000100",
                                Optional.empty(),
                                Optional.of("1.000100")));
    }

    @Test
    void typing_in_a_form() {
        var body = body("block_actions");
        action(body);
        var view = view(body);

        assertThat(InteractionPayload.read(body))
                .isInstanceOfSatisfying(
                        Pressed.class,
                        pressed ->
                                assertThat(pressed.form())
                                        .contains(new Form("V1", "form", "a note", view)));
    }

    @Test
    void a_form_that_is_sent_and_one_that_is_closed() {
        var sent = body("view_submission");
        var closed = body("view_closed");
        closed.remove("trigger_id");
        view(sent);
        view(closed);

        assertThat(InteractionPayload.read(sent)).isInstanceOf(Sent.class);
        assertThat(InteractionPayload.read(closed)).isInstanceOf(Closed.class);
    }

    @Test
    void shortcuts() {
        var global = body("shortcut").put("callback_id", "say");
        var message = body("message_action").put("callback_id", "say").put("message_ts", "1.2");

        assertThat(InteractionPayload.read(global)).isInstanceOf(Shortcut.class);
        assertThat(InteractionPayload.read(message)).isInstanceOf(MessageShortcut.class);
    }

    /// Of an app that a whole organisation has installed.
    @Test
    void the_workspace_is_the_users_where_none_is_named() {
        var body = body("shortcut").put("callback_id", "say").putNull("team");
        ((ObjectNode) body.path("user")).put("team_id", "T2");

        assertThat(InteractionPayload.read(body))
                .isInstanceOfSatisfying(
                        Shortcut.class,
                        shortcut ->
                                assertThat(shortcut.asker().member())
                                        .isEqualTo(new Member("T2", "U1")));
    }

    @Test
    void what_is_new_is_other_and_what_lacks_something_is_refused() {
        assertThat(InteractionPayload.read(MAPPER.createObjectNode().put("type", "new_kind")))
                .isEqualTo(new Other("new_kind"));
        assertThatThrownBy(() -> InteractionPayload.read(MAPPER.createArrayNode()))
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> InteractionPayload.read(body("view_submission")))
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> InteractionPayload.read(body("block_actions")))
                .isInstanceOf(ProblemException.class);
    }

    private static ObjectNode body(String type) {
        try {
            return (ObjectNode)
                    MAPPER.readTree(
                            """
                            {"type": "%s", "team": {"id": "T1", "domain": "example"}, "enterprise": null,
                             "user": {"id": "U1", "username": "ada"}, "trigger_id": "1.2.3", "new": 1}
                            """
                                    .formatted(type));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static ObjectNode action(ObjectNode body) {
        return body.putArray("actions")
                .addObject()
                .put("action_id", "press")
                .put("action_ts", "1700000000.000100");
    }

    private static ObjectNode view(ObjectNode body) {
        return body.putObject("view")
                .put("id", "V1")
                .put("callback_id", "form")
                .put("private_metadata", "a note");
    }
}
