package dev.rollcall.commands.edge.rest;

import dev.rollcall.edge.access.Scope;
import dev.rollcall.edge.problems.Fields;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// What a schedule would come to, before it is set. Changes nothing.
@Path("/commands/v1/poll-slots")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Scope.READ)
@Tag(name = "teams")
public class PollSlotsResource {
    private static final int USUAL = 10;
    private static final int MOST = 50;

    private final Clock clock;

    PollSlotsResource(Clock clock) {
        this.clock = clock;
    }

    @Schema(name = "PollSlots")
    @RegisterForReflection
    record PollSlots(
            @Schema(
                            description =
                                    "the first first, in the time zone's offset; fewer than asked for where there are no more",
                            examples = "[\"2026-11-27T09:30:00+01:00\"]")
                    List<OffsetDateTime> slots) {}

    @GET
    @Operation(
            summary = "When a schedule asks",
            description =
                    "A time that the clock skips when it is set forward is asked once it has skipped; one that it shows twice when it is set back is asked the first time.")
    @APIResponse(responseCode = "400", description = "A parameter is not as it must be")
    public PollSlots slots(
            @Parameter(required = true, example = "30 9 * * MON-FRI") @QueryParam("cron")
                    String cron,
            @Parameter(required = true, example = "Europe/Berlin") @QueryParam("time_zone")
                    String timeZone,
            @Parameter(description = "a moment; slots are after it; now if absent")
                    @QueryParam("from")
                    String from,
            @Parameter(description = "1 to 50; 10 if absent") @QueryParam("count") String count) {
        var fields = new Fields();
        var schedule = Inputs.cron(fields, "cron", cron);
        var zone = fields.timeZone("time_zone", timeZone);
        var start = fields.optional().instant("from", from);
        var most = fields.limit("count", count, USUAL, MOST);
        fields.check();
        return new PollSlots(
                schedule.slots(zone, Objects.requireNonNullElseGet(start, clock::instant))
                        .limit(most)
                        .toList());
    }
}
