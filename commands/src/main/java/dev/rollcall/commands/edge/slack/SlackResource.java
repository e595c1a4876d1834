package dev.rollcall.commands.edge.slack;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rollcall.commands.edge.slack.payload.EventPayload;
import dev.rollcall.commands.edge.slack.payload.InteractionPayload;
import dev.rollcall.commands.edge.slack.payload.Origin;
import dev.rollcall.commands.edge.slack.payload.SlackEvent;
import dev.rollcall.commands.edge.slack.payload.SlackFields;
import dev.rollcall.commands.edge.slack.payload.SlackForm;
import dev.rollcall.commands.edge.slack.payload.SlashCommand;
import dev.rollcall.edge.problems.Problem;
import dev.rollcall.edge.problems.ProblemException;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/// What Slack calls: open to everyone, but for what Slack did not sign.
@Path("/slack")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Slack")
public class SlackResource {

    private final SlackDoor door;
    private final SlackCommands commands;
    private final SlackEvents events;
    private final SlackInteractions interactions;
    private final ObjectMapper json;

    SlackResource(
            SlackDoor door,
            SlackCommands commands,
            SlackEvents events,
            SlackInteractions interactions,
            ObjectMapper json) {
        this.door = door;
        this.commands = commands;
        this.events = events;
        this.interactions = interactions;
        this.json = json;
    }

    @POST
    @Path("commands")
    @Operation(summary = "Slash commands, sent and signed by Slack")
    public Uni<RestResponse<SlashReply>> command(byte[] body, HttpServerRequest request) {
        door.check(request, body);
        var command = SlashCommand.read(SlackForm.read(body));
        return commands.answer(command, Origin.of(request))
                .map(reply -> RestResponse.ok(SlashReply.of(reply)));
    }

    @POST
    @Path("events")
    @Operation(summary = "The Events API, sent and signed by Slack")
    public Uni<RestResponse<Challenge>> event(byte[] body, HttpServerRequest request) {
        door.check(request, body);
        var event = EventPayload.read(parsed(body));
        return events.take(event, Origin.of(request)).map(_ -> RestResponse.ok(challenge(event)));
    }

    @POST
    @Path("interactions")
    @Operation(summary = "Buttons, menus and forms, sent and signed by Slack")
    public Uni<RestResponse<String>> interaction(byte[] body, HttpServerRequest request) {
        door.check(request, body);
        var fields = new SlackFields();
        var payload = fields.present("payload", SlackForm.read(body).get("payload"));
        fields.check();
        var interaction = InteractionPayload.read(parsed(payload.getBytes(UTF_8)));
        return interactions
                .take(interaction, Origin.of(request))
                .map(answer -> RestResponse.ok(answer.json(json)));
    }

    /// What Slack wants back when an address is entered in the app's settings.
    @RegisterForReflection
    record Challenge(String challenge) {}

    private static Challenge challenge(SlackEvent event) {
        return event instanceof SlackEvent.AddressCheck(var challenge)
                ? new Challenge(challenge)
                : null;
    }

    private JsonNode parsed(byte[] body) {
        try {
            return json.readTree(body);
        } catch (IOException _) {
            throw new ProblemException(
                    Problem.of(400, "Malformed JSON", "The body is not well-formed JSON."));
        }
    }
}
