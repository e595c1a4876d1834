package dev.rollcall.commands.edge.slack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rollcall.commands.edge.slack.payload.EventPayload;
import dev.rollcall.commands.edge.slack.payload.InteractionPayload;
import dev.rollcall.commands.edge.slack.payload.Origin;
import dev.rollcall.commands.edge.slack.payload.SlackEvent.AddressCheck;
import dev.rollcall.commands.edge.slack.payload.SlashCommand;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;

/// What Slack sends and what it is answered with, the same whether it came as a request or over a
/// socket. Answers are JSON, or nothing; what follows from an event is durable by then.
@ApplicationScoped
public class SlackDispatch {

    private final SlackCommands commands;
    private final SlackEvents events;
    private final SlackInteractions interactions;
    private final ObjectMapper json;

    SlackDispatch(
            SlackCommands commands,
            SlackEvents events,
            SlackInteractions interactions,
            ObjectMapper json) {
        this.commands = commands;
        this.events = events;
        this.interactions = interactions;
        this.json = json;
    }

    public Uni<Optional<String>> command(Map<String, String> fields, Origin origin) {
        return commands.answer(SlashCommand.read(fields), origin)
                .map(reply -> Optional.ofNullable(SlashReply.of(reply)).map(this::written));
    }

    public Uni<Optional<String>> event(JsonNode payload, Origin origin) {
        var event = EventPayload.read(payload);
        // What Slack wants back when an address is entered in the app's settings.
        var answer =
                event instanceof AddressCheck(var challenge)
                        ? Optional.of(written(Map.of("challenge", challenge)))
                        : Optional.<String>empty();
        return events.take(event, origin).replaceWith(answer);
    }

    public Uni<Optional<String>> interaction(JsonNode payload, Origin origin) {
        return interactions
                .take(InteractionPayload.read(payload), origin)
                .map(answer -> Optional.ofNullable(answer.json(json)));
    }

    private String written(Object answer) {
        try {
            return json.writeValueAsString(answer);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("answers are plain records", impossible);
        }
    }
}
