package dev.rollcall.commands.edge.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.rollcall.commands.edge.rest.Bodies.AudienceBody;
import dev.rollcall.commands.handling.Aggregates;
import dev.rollcall.commands.model.Rejection;
import dev.rollcall.commands.model.team.Team;
import dev.rollcall.commands.polls.Foreseen;
import dev.rollcall.edge.access.Scope;
import dev.rollcall.edge.problems.Fields;
import dev.rollcall.edge.problems.ProblemException;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Whom a round of a team's would ask.
@Path("/commands/v1/teams/{id}/audience")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Scope.READ)
@Tag(name = "teams")
public class AudienceResource {

    private final Aggregates aggregates;
    private final Foreseen foreseen;

    AudienceResource(Aggregates aggregates, Foreseen foreseen) {
        this.aggregates = aggregates;
        this.foreseen = foreseen;
    }

    @RegisterForReflection
    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Audience")
    record Shown(
            List<Asked> people,
            @Schema(
                            description =
                                    "Why those may be others than are meant, or hear of it in the channel alone.")
                    String doubt,
            @Schema(description = "What can be done about that.") String remedy) {}

    @RegisterForReflection
    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "AskedPerson")
    record Asked(
            String slackWorkspace,
            String slackUser,
            @Schema(description = "As Slack says it, where it has.") String name,
            @Schema(description = "The one that they chose, else Slack's.") String timeZone) {}

    @GET
    @Operation(
            summary = "Whom a round would ask today",
            description =
                    "Without bots and people who are gone. Who is in a channel or a user group is as Slack said last; asking for it here has Slack asked where it did not say yet.")
    @APIResponse(responseCode = "400", description = "A parameter is not as it must be")
    @APIResponse(responseCode = "404", description = "There is no such team")
    public Uni<Shown> audience(
            @PathParam("id") String id,
            @Parameter(description = "members if absent, channel or user_group") @QueryParam("kind")
                    String kind,
            @Parameter(description = "beside the kind user_group", example = "S0614TZR7")
                    @QueryParam("slack_user_group")
                    String userGroup) {
        var fields = new Fields();
        var team = fields.uuid("id", id);
        var audience =
                RoundInputs.audience(
                        fields, kind == null ? null : new AudienceBody(kind, userGroup));
        fields.check();
        return aggregates
                .read(Team.decider(), team)
                .chain(
                        read ->
                                switch (read) {
                                    case Team.Active active -> foreseen.of(active, audience);
                                    case Team.Unknown _ ->
                                            throw new ProblemException(
                                                    CommandProblems.of(Rejection.TEAM_UNKNOWN));
                                    case Team.Archived _ ->
                                            throw new ProblemException(
                                                    CommandProblems.of(Rejection.TEAM_ARCHIVED));
                                })
                .map(AudienceResource::shown);
    }

    private static Shown shown(Foreseen.Audience audience) {
        return new Shown(
                audience.people().stream()
                        .map(
                                person ->
                                        new Asked(
                                                person.member().workspace(),
                                                person.member().user(),
                                                person.name().orElse(null),
                                                person.timeZone().orElse(null)))
                        .toList(),
                audience.doubt().map(doubt -> doubt.why()).orElse(null),
                audience.doubt().map(doubt -> doubt.remedy()).orElse(null));
    }
}
