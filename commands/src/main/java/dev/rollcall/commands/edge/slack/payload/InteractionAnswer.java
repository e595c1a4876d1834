package dev.rollcall.commands.edge.slack.payload;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import com.slack.api.model.view.View;
import dev.rollcall.commands.slack.SlackJson;
import java.util.Map;

/// What Slack does when it has our answer.
public sealed interface InteractionAnswer {

    /// Nothing; a form that was sent is closed.
    record Taken() implements InteractionAnswer {}

    /// The form stays, with what was typed, and says what is wrong beside the fields, by block.
    record Wrong(Map<String, String> errors) implements InteractionAnswer {}

    /// Another form takes its place.
    record Next(View view) implements InteractionAnswer {}

    /// Null for an empty body.
    default String json(ObjectMapper json) {
        return switch (this) {
            case Taken() -> null;
            case Wrong(var errors) ->
                    answer(json, "errors").set("errors", json.valueToTree(errors)).toString();
            case Next(var view) ->
                    answer(json, "update")
                            .putRawValue("view", new RawValue(SlackJson.of(view)))
                            .toString();
        };
    }

    private static ObjectNode answer(ObjectMapper json, String action) {
        return json.createObjectNode().put("response_action", action);
    }
}
