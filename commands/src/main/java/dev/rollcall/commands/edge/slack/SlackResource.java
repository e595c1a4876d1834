package dev.rollcall.commands.edge.slack;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rollcall.commands.edge.slack.payload.Origin;
import dev.rollcall.commands.edge.slack.payload.SlackFields;
import dev.rollcall.commands.edge.slack.payload.SlackForm;
import dev.rollcall.edge.problems.Problem;
import dev.rollcall.edge.problems.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.util.Optional;
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
    private final SlackDispatch slack;
    private final ObjectMapper json;

    SlackResource(SlackDoor door, SlackDispatch slack, ObjectMapper json) {
        this.door = door;
        this.slack = slack;
        this.json = json;
    }

    @POST
    @Path("commands")
    @Operation(summary = "Slash commands, sent and signed by Slack")
    public Uni<RestResponse<String>> command(byte[] body, HttpServerRequest request) {
        door.check(request, body);
        return answered(slack.command(SlackForm.read(body), Origin.of(request)));
    }

    @POST
    @Path("events")
    @Operation(summary = "The Events API, sent and signed by Slack")
    public Uni<RestResponse<String>> event(byte[] body, HttpServerRequest request) {
        door.check(request, body);
        return answered(slack.event(parsed(body), Origin.of(request)));
    }

    @POST
    @Path("interactions")
    @Operation(summary = "Buttons, menus and forms, sent and signed by Slack")
    public Uni<RestResponse<String>> interaction(byte[] body, HttpServerRequest request) {
        door.check(request, body);
        var fields = new SlackFields();
        var payload = fields.present("payload", SlackForm.read(body).get("payload"));
        fields.check();
        var interaction = parsed(payload.getBytes(UTF_8));
        return answered(slack.interaction(interaction, Origin.of(request)));
    }

    private static Uni<RestResponse<String>> answered(Uni<Optional<String>> answer) {
        return answer.map(said -> RestResponse.ok(said.orElse(null)));
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
