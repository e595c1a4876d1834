package dev.rollcall.commands.edge.rest;

import dev.rollcall.edge.problems.Problem;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/// Writes into the OpenAPI document what every command takes and may answer. What operators do with
/// the bot's posts and with deliveries is none: it makes no event. An import is many.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class CommandsDocument implements OASFilter {

    private static final Map<String, String> REFUSALS =
            Map.of(
                    "400", "A field is not as it must be",
                    "404", "No such team or status update",
                    "409", "Its state does not allow it",
                    "412", "If-Match names another sequence than the one that stands",
                    "413", "A body of more than 64 KiB",
                    "415", "A body that is not JSON",
                    "422",
                            "The Idempotency-Key stands for another request, or a name for an anonymous answer",
                    "503", "Not now; Retry-After says when to send it again");

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.getPaths()
                .getPathItems()
                .forEach(
                        (path, item) -> {
                            if (path.startsWith("/commands/") && !isNone(path)) {
                                commands(item).forEach(CommandsDocument::complete);
                            }
                        });
    }

    private static boolean isNone(String path) {
        return path.startsWith("/commands/v1/slack-posts")
                || path.startsWith("/commands/v1/imports")
                || (path.startsWith("/commands/v1/webhooks/")
                        && (path.endsWith("/retry") || path.endsWith("/replay")));
    }

    /// What only reads is none.
    private static Stream<Operation> commands(PathItem item) {
        return item.getOperations().entrySet().stream()
                .filter(operation -> operation.getKey() != PathItem.HttpMethod.GET)
                .map(Map.Entry::getValue);
    }

    private static void complete(Operation command) {
        command.addParameter(
                header(
                        RestCommands.IDEMPOTENCY_KEY,
                        "the same for every repeat of a request, which is then done once"));
        command.addParameter(
                header(
                        "If-Match",
                        "the ETag of the view that the command rests on, such as \"1.7\""));
        REFUSALS.forEach(
                (status, description) ->
                        command.getResponses().addAPIResponse(status, refusal(description)));
    }

    private static Parameter header(String name, String description) {
        return OASFactory.createParameter()
                .name(name)
                .in(Parameter.In.HEADER)
                .description(description)
                .schema(OASFactory.createSchema().addType(SchemaType.STRING));
    }

    private static APIResponse refusal(String description) {
        var problem = OASFactory.createSchema().ref("#/components/schemas/Problem");
        return OASFactory.createAPIResponse()
                .description(description)
                .content(
                        OASFactory.createContent()
                                .addMediaType(
                                        Problem.MEDIA_TYPE,
                                        OASFactory.createMediaType().schema(problem)));
    }
}
