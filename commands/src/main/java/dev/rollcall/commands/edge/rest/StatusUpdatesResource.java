package dev.rollcall.commands.edge.rest;

import static dev.rollcall.commands.edge.rest.Inputs.slackId;

import dev.rollcall.commands.edge.rest.Bodies.EditBody;
import dev.rollcall.commands.edge.rest.Bodies.SubmitBody;
import dev.rollcall.commands.handling.StatusUpdatePlans;
import dev.rollcall.commands.model.statusupdate.StatusUpdateCommand.SubmitStatusUpdate;
import dev.rollcall.commands.polls.Answering;
import dev.rollcall.edge.access.Scope;
import dev.rollcall.edge.problems.Fields;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/// Commands to status updates.
@Path("/commands/v1/status-updates")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Scope.WRITE)
@Tag(name = "status updates")
public class StatusUpdatesResource {

    private static final int LONGEST_AUTHOR = 200;

    private final RestCommands commands;
    private final Answering answering;

    StatusUpdatesResource(RestCommands commands, Answering answering) {
        this.commands = commands;
        this.answering = answering;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = CommandAnswer.class, responseCode = "201")
    @Operation(summary = "Submits a status update: content, or answers to questions")
    public Uni<RestResponse<CommandAnswer>> submit(SubmitBody body) {
        var fields = new Fields();
        var team = fields.uuid("team_id", body.teamId());
        var author = fields.text("author", body.author(), LONGEST_AUTHOR);
        var workspace = slackId(fields.optional(), "slack_workspace", body.slackWorkspace());
        var user = slackId(fields.optional(), "slack_user", body.slackUser());
        if ((body.slackWorkspace() == null) != (body.slackUser() == null)) {
            fields.refuse("slack_user", "goes together with slack_workspace");
        }
        var answers = Inputs.answers(fields, body.content(), body.answers());
        var poll = fields.optional().uuid("poll_id", body.pollId());
        return commands.create(
                fields,
                body,
                "/api/v1/status-updates/",
                id ->
                        answering.submit(
                                id,
                                new SubmitStatusUpdate(
                                        team, author, workspace, user, answers, poll)));
    }

    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Edits a status update")
    public Uni<RestResponse<CommandAnswer>> edit(@PathParam("id") String id, EditBody body) {
        var fields = new Fields();
        var update = fields.uuid("id", id);
        var answers = Inputs.answers(fields, body.content(), body.answers());
        return commands.change(fields, body, () -> StatusUpdatePlans.edit(update, answers));
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Retracts a status update, for good")
    public Uni<RestResponse<CommandAnswer>> retract(@PathParam("id") String id) {
        var fields = new Fields();
        var update = fields.uuid("id", id);
        return commands.change(fields, null, () -> StatusUpdatePlans.retract(update));
    }
}
