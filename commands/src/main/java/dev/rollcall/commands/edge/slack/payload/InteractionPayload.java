package dev.rollcall.commands.edge.slack.payload;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rollcall.commands.edge.slack.payload.SlackInteraction.Asker;
import dev.rollcall.commands.edge.slack.payload.SlackInteraction.Closed;
import dev.rollcall.commands.edge.slack.payload.SlackInteraction.Form;
import dev.rollcall.commands.edge.slack.payload.SlackInteraction.MessageShortcut;
import dev.rollcall.commands.edge.slack.payload.SlackInteraction.Other;
import dev.rollcall.commands.edge.slack.payload.SlackInteraction.Pressed;
import dev.rollcall.commands.edge.slack.payload.SlackInteraction.Sent;
import dev.rollcall.commands.edge.slack.payload.SlackInteraction.Shortcut;
import dev.rollcall.commands.model.team.Member;
import java.util.Optional;

/// Reads the JSON of interactions: strict about what we need, blind to what we don't.
public final class InteractionPayload {

    private final JsonNode body;
    private final SlackFields fields = new SlackFields();

    private InteractionPayload(JsonNode body) {
        this.body = body;
    }

    public static SlackInteraction read(JsonNode body) {
        var payload = new InteractionPayload(body);
        var type = payload.present("type", body);
        payload.fields.check();
        var read = payload.read(type);
        payload.fields.check();
        return read;
    }

    private SlackInteraction read(String type) {
        return switch (type) {
            case "block_actions" -> pressed(body.path("actions").path(0));
            case "view_submission" -> new Sent(asker(), form());
            case "view_closed" -> new Closed(asker(), form());
            case "shortcut" -> new Shortcut(triggering(), present("callback_id", body));
            case "message_action" ->
                    new MessageShortcut(
                            triggering(),
                            present("callback_id", body),
                            fields.ts("message_ts", text("message_ts", body).orElse(null)),
                            body.path("message"));
            default -> new Other(type);
        };
    }

    private SlackInteraction pressed(JsonNode action) {
        return new Pressed(
                triggering(),
                present("action_id", action),
                text("value", action).or(() -> text("value", action.path("selected_option"))),
                fields.ts("action_ts", text("action_ts", action).orElse(null)),
                body.path("view").isObject() ? Optional.of(form()) : Optional.empty(),
                text("message_ts", body.path("container")));
    }

    private Asker triggering() {
        fields.trigger("trigger_id", text("trigger_id", body).orElse(null));
        return asker();
    }

    /// An app that a whole organisation installed learns the workspace from the user alone.
    private Asker asker() {
        var user = body.path("user");
        var workspace = text("id", body.path("team")).or(() -> text("team_id", user));
        var channel = text("id", body.path("channel"));
        return new Asker(
                new Member(
                        fields.id("team.id", workspace.orElse(null)),
                        fields.id("user.id", text("id", user).orElse(null))),
                text("username", user).or(() -> text("name", user)).orElse(""),
                text("trigger_id", body),
                channel.map(id -> fields.id("channel.id", id)),
                text("response_url", body));
    }

    private Form form() {
        var view = body.path("view");
        return new Form(
                fields.trigger("view.id", text("id", view).orElse(null)),
                text("callback_id", view).orElse(""),
                text("private_metadata", view).orElse(""),
                view);
    }

    private String present(String field, JsonNode json) {
        return fields.present(field, text(field, json).orElse(null));
    }

    private static Optional<String> text(String field, JsonNode json) {
        return Optional.ofNullable(json.path(field).textValue());
    }
}
