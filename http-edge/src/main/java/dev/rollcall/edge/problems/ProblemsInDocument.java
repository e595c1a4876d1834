package dev.rollcall.edge.problems;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/// Says in the OpenAPI document that every route refuses with a problem; one that is counted, who
/// asks too often.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ProblemsInDocument implements OASFilter {

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getComponents() == null) {
            document.setComponents(OASFactory.createComponents());
        }
        document.getComponents().addSchema("Problem", problem());
        if (document.getPaths().getPathItems().keySet().stream()
                .anyMatch(ProblemsInDocument::isCounted)) {
            document.getComponents().addResponse("TooManyRequests", tooManyRequests());
        }
        document.getPaths().getPathItems().forEach(ProblemsInDocument::refuses);
    }

    /// By the rate limit.
    private static boolean isCounted(String path) {
        return path.matches("/(api|commands|projector)/.*");
    }

    private static void refuses(String path, PathItem item) {
        for (var operation : item.getOperations().values()) {
            if (isCounted(path)) {
                operation
                        .getResponses()
                        .addAPIResponse(
                                "429", OASFactory.createAPIResponse().ref("TooManyRequests"));
            }
            refusesWithProblem(operation);
        }
    }

    private static void refusesWithProblem(Operation operation) {
        var responses = operation.getResponses();
        if (!responses.hasAPIResponse("default")) {
            responses.addAPIResponse(
                    "default", OASFactory.createAPIResponse().description("Refused, as a problem"));
        }
        responses
                .getAPIResponses()
                .forEach(
                        (status, response) -> {
                            if (isRefusal(status)
                                    && response.getRef() == null
                                    && response.getContent() == null) {
                                response.setContent(content());
                            }
                        });
    }

    private static boolean isRefusal(String status) {
        return status.equals("default") || status.startsWith("4") || status.startsWith("5");
    }

    private static APIResponse tooManyRequests() {
        var wait =
                OASFactory.createHeader()
                        .description("In how many seconds to go on.")
                        .required(true)
                        .schema(schema(SchemaType.INTEGER));
        var content = content();
        content.getMediaType(Problem.MEDIA_TYPE)
                .example(
                        new TreeMap<>(
                                Map.of(
                                        "type", "urn:rollcall:problem:too-many-requests",
                                        "title", "Too many requests",
                                        "status", 429,
                                        "detail",
                                                "This client asks too often; the header Retry-After says when to go on.")));
        return OASFactory.createAPIResponse()
                .description("This client asks too often")
                .addHeader("Retry-After", wait)
                .content(content);
    }

    private static Content content() {
        var reference = OASFactory.createSchema().ref("#/components/schemas/Problem");
        return OASFactory.createContent()
                .addMediaType(Problem.MEDIA_TYPE, OASFactory.createMediaType().schema(reference));
    }

    private static Schema problem() {
        var error =
                schema(SchemaType.OBJECT)
                        .addProperty("field", schema(SchemaType.STRING))
                        .addProperty("reason", schema(SchemaType.STRING))
                        .required(List.of("field", "reason"));
        return schema(SchemaType.OBJECT)
                .description("RFC 9457")
                .addProperty("type", schema(SchemaType.STRING))
                .addProperty("title", schema(SchemaType.STRING))
                .addProperty("status", schema(SchemaType.INTEGER))
                .addProperty("detail", schema(SchemaType.STRING))
                .addProperty("instance", schema(SchemaType.STRING))
                .addProperty("errors", schema(SchemaType.ARRAY).items(error))
                .required(List.of("type", "title", "status", "detail"));
    }

    private static Schema schema(SchemaType type) {
        return OASFactory.createSchema().type(List.of(type));
    }
}
