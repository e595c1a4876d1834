package dev.rollcall.commands.edge.rest;

import dev.rollcall.commands.edge.rest.Bodies.InterviewsBody;
import dev.rollcall.commands.edge.rest.Bodies.RemindersBody;
import dev.rollcall.commands.edge.rest.Bodies.TimeZoneBody;
import dev.rollcall.commands.handling.PersonPlans;
import dev.rollcall.commands.handling.Plan;
import dev.rollcall.commands.model.team.Member;
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
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.BiFunction;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/// Commands about what somebody in Slack chose for themselves, for all of their teams.
@Path("/commands/v1/people/{slack_workspace}/{slack_user}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Scope.WRITE)
@Tag(name = "people")
public class PeopleResource {

    private static final int MOST_DAYS = 366;

    private final RestCommands commands;

    PeopleResource(RestCommands commands) {
        this.commands = commands;
    }

    @PUT
    @Path("time-zone")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Sets somebody's time zone, in the place of the one that Slack knows")
    public Uni<RestResponse<CommandAnswer>> chooseTimeZone(
            @PathParam("slack_workspace") String workspace,
            @PathParam("slack_user") String user,
            TimeZoneBody body) {
        var fields = new Fields();
        var member = Inputs.member(fields, workspace, user);
        var zone = fields.timeZone("time_zone", body.timeZone());
        return commands.change(
                fields, body, () -> PersonPlans.chooseTimeZone(member, Optional.of(zone.getId())));
    }

    @DELETE
    @Path("time-zone")
    @Operation(summary = "Goes back to the time zone that Slack knows")
    public Uni<RestResponse<CommandAnswer>> forgetTimeZone(
            @PathParam("slack_workspace") String workspace, @PathParam("slack_user") String user) {
        var fields = new Fields();
        var member = Inputs.member(fields, workspace, user);
        return commands.change(
                fields, null, () -> PersonPlans.chooseTimeZone(member, Optional.empty()));
    }

    @PUT
    @Path("days-off/{first_day}/{last_day}")
    @Operation(summary = "Takes days off, both included: no poll asks on them")
    public Uni<RestResponse<CommandAnswer>> takeDaysOff(
            @PathParam("slack_workspace") String workspace,
            @PathParam("slack_user") String user,
            @PathParam("first_day") String firstDay,
            @PathParam("last_day") String lastDay) {
        var fields = new Fields();
        var member = Inputs.member(fields, workspace, user);
        var first = fields.date("first_day", firstDay);
        var last = lastDay(fields, first, lastDay);
        return commands.change(fields, null, () -> PersonPlans.takeDaysOff(member, first, last));
    }

    @DELETE
    @Path("days-off/{first_day}/{last_day}")
    @Operation(summary = "Cancels days off, both included")
    public Uni<RestResponse<CommandAnswer>> cancelDaysOff(
            @PathParam("slack_workspace") String workspace,
            @PathParam("slack_user") String user,
            @PathParam("first_day") String firstDay,
            @PathParam("last_day") String lastDay) {
        var fields = new Fields();
        var member = Inputs.member(fields, workspace, user);
        var first = fields.date("first_day", firstDay);
        var last = lastDay(fields, first, lastDay);
        return commands.change(fields, null, () -> PersonPlans.cancelDaysOff(member, first, last));
    }

    @PUT
    @Path("reminders")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Switches reminders on or off")
    public Uni<RestResponse<CommandAnswer>> switchReminders(
            @PathParam("slack_workspace") String workspace,
            @PathParam("slack_user") String user,
            RemindersBody body) {
        return switched(workspace, user, body, body.on(), PersonPlans::switchReminders);
    }

    @PUT
    @Path("interviews")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Switches whether polls ask one question at a time, in direct messages")
    public Uni<RestResponse<CommandAnswer>> switchInterviews(
            @PathParam("slack_workspace") String workspace,
            @PathParam("slack_user") String user,
            InterviewsBody body) {
        return switched(workspace, user, body, body.on(), PersonPlans::switchInterviews);
    }

    private Uni<RestResponse<CommandAnswer>> switched(
            String workspace,
            String user,
            Object body,
            Boolean on,
            BiFunction<Member, Boolean, Plan> plan) {
        var fields = new Fields();
        var member = Inputs.member(fields, workspace, user);
        if (on == null) {
            fields.refuse("on", "is missing");
        }
        return commands.change(fields, body, () -> plan.apply(member, on));
    }

    private static LocalDate lastDay(Fields fields, LocalDate first, String value) {
        var last = fields.date("last_day", value);
        if (first != null && last != null) {
            if (last.isBefore(first)) {
                fields.refuse("last_day", "must not be before first_day");
            } else if (ChronoUnit.DAYS.between(first, last) >= MOST_DAYS) {
                fields.refuse("last_day", "must be within %d days".formatted(MOST_DAYS));
            }
        }
        return last;
    }
}
