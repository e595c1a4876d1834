package dev.rollcall.commands.edge.rest;

import dev.rollcall.commands.edge.rest.Bodies.PauseBody;
import dev.rollcall.commands.edge.rest.Bodies.RoundBody;
import dev.rollcall.commands.handling.TeamPlans;
import dev.rollcall.commands.model.team.Pause;
import dev.rollcall.edge.access.Scope;
import dev.rollcall.edge.problems.Fields;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/// Commands about the rounds of polls that a team has.
@Path("/commands/v1/teams/{id}/rounds/{round}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Scope.WRITE)
@Tag(name = "teams")
public class RoundsResource {

    private final RestCommands commands;

    RoundsResource(RestCommands commands) {
        this.commands = commands;
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Sets a round of polls: when it asks, whom and how",
            description =
                    "What is absent is as if it had never been set. A poll that is open keeps the settings that it was opened with.")
    public Uni<RestResponse<CommandAnswer>> set(
            @PathParam("id") String id, @PathParam("round") String name, RoundBody body) {
        var fields = new Fields();
        var team = fields.uuid("id", id);
        Inputs.round(fields, name);
        var round = RoundInputs.round(fields, body);
        return commands.change(fields, body, () -> TeamPlans.setRound(team, name, round));
    }

    @DELETE
    @Operation(summary = "Stops asking in a round, and forgets its settings")
    public Uni<RestResponse<CommandAnswer>> unschedule(
            @PathParam("id") String id, @PathParam("round") String name) {
        var fields = new Fields();
        var team = fields.uuid("id", id);
        Inputs.round(fields, name);
        return commands.change(fields, null, () -> TeamPlans.unschedulePoll(team, name));
    }

    @PUT
    @Path("pause")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Stops asking in a round for a while")
    public Uni<RestResponse<CommandAnswer>> pause(
            @PathParam("id") String id, @PathParam("round") String name, PauseBody body) {
        var fields = new Fields();
        var team = fields.uuid("id", id);
        Inputs.round(fields, name);
        var until = Optional.ofNullable(fields.optional().date("until", body.until()));
        return commands.change(
                fields, body, () -> TeamPlans.pausePoll(team, name, new Pause(until)));
    }

    @DELETE
    @Path("pause")
    @Operation(summary = "Asks again in a round")
    public Uni<RestResponse<CommandAnswer>> resume(
            @PathParam("id") String id, @PathParam("round") String name) {
        var fields = new Fields();
        var team = fields.uuid("id", id);
        Inputs.round(fields, name);
        return commands.change(fields, null, () -> TeamPlans.resumePoll(team, name));
    }
}
