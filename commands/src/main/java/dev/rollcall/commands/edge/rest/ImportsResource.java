package dev.rollcall.commands.edge.rest;

import dev.rollcall.commands.edge.geekbot.GeekbotFile;
import dev.rollcall.commands.edge.geekbot.GeekbotImport;
import dev.rollcall.commands.edge.geekbot.GeekbotImport.Result;
import dev.rollcall.commands.edge.geekbot.GeekbotImport.Wanted;
import dev.rollcall.commands.edge.geekbot.ReportTimes;
import dev.rollcall.commands.edge.geekbot.WrongRow;
import dev.rollcall.edge.access.Scope;
import dev.rollcall.edge.problems.Fields;
import dev.rollcall.edge.problems.Problem;
import dev.rollcall.edge.problems.ProblemException;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// What a team said before it had Rollcall.
@Path("/commands/v1/imports")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Scope.WRITE)
@Tag(name = "imports")
public class ImportsResource {

    private static final int LISTED = 100;
    private static final String COLUMN_FORM =
            "must be a header, a colon and one of standup, slack_user, email, name, date, time, question, answer and ignored, such as Sent:time";

    private final GeekbotImport geekbot;
    private final RestCommands commands;
    private final Clock clock;

    ImportsResource(GeekbotImport geekbot, RestCommands commands, Clock clock) {
        this.geekbot = geekbot;
        this.commands = commands;
        this.clock = clock;
    }

    @Schema(name = "ImportedRow")
    @RegisterForReflection
    record Row(
            @Schema(description = "of the file, from 1") long line,
            @Schema(description = "the column's header, or row") String field,
            String reason) {}

    @Schema(name = "Imported")
    @RegisterForReflection
    record Imported(
            boolean dryRun,
            @Schema(description = "reports that this request recorded; of a dry run, that it would")
                    int recorded,
            @Schema(description = "reports that were recorded before") int known,
            @Schema(description = "rows that nothing was made of") int wrong,
            @Schema(description = "the first hundred of those") List<Row> rows,
            @Schema(
                            description =
                                    "names that no member of the team was found for, the first hundred: their reports have an author and no Slack user")
                    List<String> unmatched) {}

    @POST
    @Path("geekbot")
    @Consumes("text/csv")
    @Blocking
    @Operation(
            summary = "Imports a CSV export of Geekbot's",
            description =
                    """
                    Each report becomes a status update that was said at the time in the file and is stored now. Columns are known by their headers, in any order: \
                    stand-up, who (Slack id, e-mail address, name), when, and either a column for each question or a row for each answer. A report that was \
                    imported before is not imported again, whatever file it stands in, so a file that was broken off is simply sent again. 16 MiB at most.""")
    @APIResponse(responseCode = "400", description = "The file or a parameter is not as it must be")
    @APIResponse(responseCode = "404", description = "No such team")
    @APIResponse(responseCode = "409", description = "The team is archived")
    @APIResponse(responseCode = "413", description = "A file of more than 16 MiB")
    @APIResponse(responseCode = "415", description = "A body that is not CSV")
    @APIResponse(
            responseCode = "503",
            description =
                    "Not now; what is recorded stays so, and the same file goes on with the rest")
    public Uni<Imported> geekbot(
            @Parameter(required = true) @QueryParam("team_id") String teamId,
            @Parameter(
                            description = "of the file's times, where they have no offset",
                            example = "Europe/Berlin")
                    @QueryParam("time_zone")
                    String timeZone,
            @Parameter(
                            description =
                                    "what the file's times look like, where they could be read in two ways (java.time.format.DateTimeFormatter)",
                            example = "dd/MM/uuuu HH:mm")
                    @QueryParam("time_format")
                    String timeFormat,
            @Parameter(
                            description =
                                    "a header that does not say what it is of, a colon, and what: standup, slack_user, email, name, date, time, question, answer or ignored",
                            example = "Sent:time")
                    @QueryParam("columns")
                    List<String> columns,
            @Parameter(description = "true records nothing, and tells what would be")
                    @QueryParam("dry_run")
                    String dryRun,
            byte[] file) {
        var fields = new Fields();
        var team = fields.uuid("team_id", teamId);
        var zone = fields.optional().timeZone("time_zone", timeZone);
        var format =
                fields.optional()
                        .parsed(
                                "time_format",
                                timeFormat,
                                ReportTimes::pattern,
                                "must be a pattern of times, such as dd/MM/uuuu HH:mm");
        var named = columns(fields, columns);
        var dry =
                fields.optional()
                        .parsed("dry_run", dryRun, ImportsResource::flag, "must be true or false");
        fields.check();
        boolean isDry = dry != null && dry;
        var times = new ReportTimes(Optional.ofNullable(zone), Optional.ofNullable(format));
        return geekbot.carryOut(
                        new Wanted(team, read(file, named, times), isDry, commands.metadata()))
                .map(result -> answer(result, isDry));
    }

    private GeekbotFile read(byte[] file, Map<String, String> columns, ReportTimes times) {
        try {
            return GeekbotFile.of(
                    file == null ? new byte[0] : file, columns, times, clock.instant());
        } catch (GeekbotFile.UnreadableException unreadable) {
            throw new ProblemException(
                    Problem.invalid("The file cannot be imported.")
                            .with(unreadable.field(), unreadable.getMessage()));
        }
    }

    private static Imported answer(Result result, boolean dryRun) {
        return switch (result) {
            case Result.Imported(var recorded, var known, var wrong, var unmatched) ->
                    new Imported(
                            dryRun,
                            recorded,
                            known,
                            wrong.size(),
                            wrong.stream().limit(LISTED).map(ImportsResource::row).toList(),
                            unmatched.stream().limit(LISTED).toList());
            case Result.Refused(var rejection) ->
                    throw new ProblemException(CommandProblems.of(rejection));
        };
    }

    private static Row row(WrongRow wrong) {
        return new Row(wrong.line(), wrong.field(), wrong.reason());
    }

    /// What a column is about, by its header.
    private static Map<String, String> columns(Fields fields, List<String> columns) {
        var named = new HashMap<String, String>();
        for (var column : columns) {
            int colon = column.lastIndexOf(':');
            if (colon < 1 || !GeekbotFile.isAbout(column.substring(colon + 1))) {
                fields.refuse("columns", COLUMN_FORM);
            } else {
                named.put(column.substring(0, colon), column.substring(colon + 1));
            }
        }
        return named;
    }

    private static Boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException();
        };
    }
}
