package dev.rollcall.commands.edge.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.rollcall.commands.handling.CommandHandler;
import dev.rollcall.commands.handling.DigestPlans;
import dev.rollcall.commands.model.digest.Digest;
import dev.rollcall.commands.model.digest.DigestTimes;
import dev.rollcall.edge.access.Scope;
import dev.rollcall.edge.problems.Fields;
import dev.rollcall.events.NamedIds;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/// Commands about the weekly digest of a team.
@Path("/commands/v1/teams/{id}/digest")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Scope.WRITE)
@Tag(name = "teams")
public class DigestResource {

    private final RestCommands commands;
    private final CommandHandler handler;

    DigestResource(RestCommands commands, CommandHandler handler) {
        this.commands = commands;
        this.handler = handler;
    }

    @Schema(name = "Digest")
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DigestBody(
            @Schema(
                            required = true,
                            enumeration = {
                                "monday",
                                "tuesday",
                                "wednesday",
                                "thursday",
                                "friday",
                                "saturday",
                                "sunday"
                            },
                            examples = "friday")
                    String dayOfWeek,
            @Schema(required = true, description = "on that zone's clock", examples = "16:00")
                    String time,
            @Schema(required = true, examples = "Europe/Berlin") String timeZone,
            @Schema(
                            description =
                                    "of the team's workspace; the team's own channel if absent",
                            examples = "C024BE91L")
                    String slackChannel) {

        static DigestBody of(DigestTimes times) {
            return new DigestBody(
                    times.day().name().toLowerCase(Locale.ROOT),
                    times.time().toString(),
                    times.timeZone(),
                    times.channel().orElse(null));
        }
    }

    @Schema(name = "WantedDigest")
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Wanted(@Schema(description = "absent where none is wanted") DigestBody digest) {}

    @GET
    @RolesAllowed(Scope.READ)
    @Operation(summary = "When a team wants its weekly digest, as it stands now")
    public Uni<Wanted> get(@PathParam("id") String id) {
        var fields = new Fields();
        var team = fields.uuid("id", id);
        fields.check();
        return handler.look(Digest.decider(), NamedIds.digest(team))
                .map(digest -> new Wanted(digest.wanted().map(DigestBody::of).orElse(null)));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Wants a digest of the team's week in Slack",
            description =
                    "Of the seven days before, once a week. A time that the clock skips when it is set forward comes once it has skipped; one that it shows twice when it is set back, the first time.")
    public Uni<RestResponse<CommandAnswer>> schedule(@PathParam("id") String id, DigestBody body) {
        var fields = new Fields();
        var team = fields.uuid("id", id);
        var day =
                fields.parsed(
                        "day_of_week",
                        body.dayOfWeek(),
                        DigestResource::day,
                        "must be a day of the week, such as friday");
        var time =
                fields.parsed(
                        "time",
                        body.time(),
                        DigestResource::time,
                        "must be a time of the day, such as 16:00");
        var zone = fields.timeZone("time_zone", body.timeZone());
        var channel = Inputs.slackId(fields.optional(), "slack_channel", body.slackChannel());
        return commands.change(
                fields,
                body,
                () ->
                        DigestPlans.schedule(
                                team,
                                new DigestTimes(
                                        day, time, zone.getId(), Optional.ofNullable(channel))));
    }

    @DELETE
    @Operation(summary = "Wants no weekly digest any more")
    public Uni<RestResponse<CommandAnswer>> unschedule(@PathParam("id") String id) {
        var fields = new Fields();
        var team = fields.uuid("id", id);
        return commands.change(fields, null, () -> DigestPlans.unschedule(team));
    }

    private static DayOfWeek day(String text) {
        if (!text.equals(text.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException(text);
        }
        return DayOfWeek.valueOf(text.toUpperCase(Locale.ROOT));
    }

    private static LocalTime time(String text) {
        if (!text.matches("\\d\\d:\\d\\d")) {
            throw new IllegalArgumentException(text);
        }
        return LocalTime.parse(text);
    }
}
