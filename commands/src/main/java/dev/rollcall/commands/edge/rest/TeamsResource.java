package dev.rollcall.commands.edge.rest;

import static dev.rollcall.commands.edge.rest.Inputs.slackId;

import dev.rollcall.commands.edge.rest.Bodies.ChannelBody;
import dev.rollcall.commands.edge.rest.Bodies.HolidaysBody;
import dev.rollcall.commands.edge.rest.Bodies.NameBody;
import dev.rollcall.commands.edge.rest.Bodies.ScheduleBody;
import dev.rollcall.commands.handling.Plan;
import dev.rollcall.commands.handling.TeamPlans;
import dev.rollcall.commands.model.team.Member;
import dev.rollcall.commands.model.team.SlackChannelRef;
import dev.rollcall.edge.access.Scope;
import dev.rollcall.edge.problems.Fields;
import io.smallrye.common.annotation.Blocking;
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
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/// Commands to teams.
@Path("/commands/v1/teams")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Scope.WRITE)
@Tag(name = "teams")
public class TeamsResource {

    private static final int LONGEST_NAME = 200;

    /// The round that `poll-schedule` is about.
    private static final String DAILY = "daily";

    private final RestCommands commands;

    TeamsResource(RestCommands commands) {
        this.commands = commands;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = CommandAnswer.class, responseCode = "201")
    @Operation(summary = "Registers a team")
    public Uni<RestResponse<CommandAnswer>> register(NameBody body) {
        var fields = new Fields();
        var name = fields.text("name", body.name(), LONGEST_NAME);
        return commands.create(fields, body, "/api/v1/teams/", id -> TeamPlans.register(id, name));
    }

    @PUT
    @Path("{id}/name")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Renames a team")
    public Uni<RestResponse<CommandAnswer>> rename(@PathParam("id") String id, NameBody body) {
        var fields = new Fields();
        var team = fields.uuid("id", id);
        var name = fields.text("name", body.name(), LONGEST_NAME);
        return commands.change(fields, body, () -> TeamPlans.rename(team, name));
    }

    @PUT
    @Path("{id}/slack-channel")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Links a Slack channel; a channel belongs to one team at most")
    public Uni<RestResponse<CommandAnswer>> link(@PathParam("id") String id, ChannelBody body) {
        var fields = new Fields();
        var team = fields.uuid("id", id);
        var workspace = slackId(fields, "slack_workspace", body.slackWorkspace());
        var channel = slackId(fields, "slack_channel", body.slackChannel());
        return commands.change(
                fields,
                body,
                () -> TeamPlans.linkChannel(team, new SlackChannelRef(workspace, channel)));
    }

    @DELETE
    @Path("{id}/slack-channel")
    @Operation(summary = "Unlinks the team's Slack channel")
    public Uni<RestResponse<CommandAnswer>> unlink(@PathParam("id") String id) {
        var fields = new Fields();
        var team = fields.uuid("id", id);
        return commands.change(fields, null, () -> TeamPlans.unlinkChannel(team));
    }

    @PUT
    @Path("{id}/poll-schedule")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary =
                    "Sets when the team is asked in its round `daily`, and leaves the rest of the round as it is")
    public Uni<RestResponse<CommandAnswer>> schedule(
            @PathParam("id") String id, ScheduleBody body) {
        var fields = new Fields();
        var team = fields.uuid("id", id);
        Inputs.cron(fields, "cron", body.cron());
        var zone = fields.timeZone("time_zone", body.timeZone());
        return commands.change(
                fields, body, () -> TeamPlans.schedulePoll(team, DAILY, body.cron(), zone.getId()));
    }

    @DELETE
    @Path("{id}/poll-schedule")
    @Operation(summary = "Stops asking the team in its round `daily`")
    public Uni<RestResponse<CommandAnswer>> unschedule(@PathParam("id") String id) {
        var fields = new Fields();
        var team = fields.uuid("id", id);
        return commands.change(fields, null, () -> TeamPlans.unschedulePoll(team, DAILY));
    }

    @PUT
    @Path("{id}/holidays")
    @Consumes(MediaType.APPLICATION_JSON)
    @Blocking
    @Operation(summary = "Sets on whose holidays the team is not asked")
    public Uni<RestResponse<CommandAnswer>> chooseHolidays(
            @PathParam("id") String id, HolidaysBody body) {
        var fields = new Fields();
        var team = fields.uuid("id", id);
        var holidays = Inputs.holidays(fields, body);
        return commands.change(
                fields, body, () -> TeamPlans.chooseHolidays(team, Optional.of(holidays)));
    }

    @DELETE
    @Path("{id}/holidays")
    @Operation(summary = "Asks the team on holidays too")
    public Uni<RestResponse<CommandAnswer>> ignoreHolidays(@PathParam("id") String id) {
        var fields = new Fields();
        var team = fields.uuid("id", id);
        return commands.change(
                fields, null, () -> TeamPlans.chooseHolidays(team, Optional.empty()));
    }

    @PUT
    @Path("{id}/members/{slack_workspace}/{slack_user}")
    @Operation(summary = "Adds a member")
    public Uni<RestResponse<CommandAnswer>> addMember(
            @PathParam("id") String id,
            @PathParam("slack_workspace") String workspace,
            @PathParam("slack_user") String user) {
        return somebody(id, workspace, user, TeamPlans::addMember);
    }

    @DELETE
    @Path("{id}/members/{slack_workspace}/{slack_user}")
    @Operation(summary = "Removes a member")
    public Uni<RestResponse<CommandAnswer>> removeMember(
            @PathParam("id") String id,
            @PathParam("slack_workspace") String workspace,
            @PathParam("slack_user") String user) {
        return somebody(id, workspace, user, TeamPlans::removeMember);
    }

    @PUT
    @Path("{id}/admins/{slack_workspace}/{slack_user}")
    @Operation(
            summary =
                    "Appoints an admin, who may change the team from Slack; admins need not be members")
    public Uni<RestResponse<CommandAnswer>> appointAdmin(
            @PathParam("id") String id,
            @PathParam("slack_workspace") String workspace,
            @PathParam("slack_user") String user) {
        return somebody(id, workspace, user, TeamPlans::appointAdmin);
    }

    @DELETE
    @Path("{id}/admins/{slack_workspace}/{slack_user}")
    @Operation(summary = "Dismisses an admin, the last one too: admins of the workspace remain")
    public Uni<RestResponse<CommandAnswer>> dismissAdmin(
            @PathParam("id") String id,
            @PathParam("slack_workspace") String workspace,
            @PathParam("slack_user") String user) {
        return somebody(id, workspace, user, TeamPlans::dismissAdmin);
    }

    private Uni<RestResponse<CommandAnswer>> somebody(
            String id, String workspace, String user, BiFunction<UUID, Member, Plan> plan) {
        var fields = new Fields();
        var team = fields.uuid("id", id);
        var member = Inputs.member(fields, workspace, user);
        return commands.change(fields, null, () -> plan.apply(team, member));
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Archives a team, for good; its Slack channel becomes free")
    public Uni<RestResponse<CommandAnswer>> archive(@PathParam("id") String id) {
        var fields = new Fields();
        UUID team = fields.uuid("id", id);
        return commands.change(fields, null, () -> TeamPlans.archive(team));
    }
}
