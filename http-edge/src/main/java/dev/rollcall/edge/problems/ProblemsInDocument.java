package dev.rollcall.edge.problems;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/// Says in the OpenAPI document that every route refuses with a problem.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ProblemsInDocument implements OASFilter {

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getComponents() == null) {
            document.setComponents(OASFactory.createComponents());
        }
        document.getComponents().addSchema("Problem", problem());
        document.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream())
                .forEach(ProblemsInDocument::refusesWithProblem);
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
                            if (isRefusal(status) && response.getContent() == null) {
                                response.setContent(content());
                            }
                        });
    }

    private static boolean isRefusal(String status) {
        return status.equals("default") || status.startsWith("4") || status.startsWith("5");
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
                        .addProperty("reason", schema(SchemaType.STRING));
        return schema(SchemaType.OBJECT)
                .description("RFC 9457")
                .addProperty("type", schema(SchemaType.STRING))
                .addProperty("title", schema(SchemaType.STRING))
                .addProperty("status", schema(SchemaType.INTEGER))
                .addProperty("detail", schema(SchemaType.STRING))
                .addProperty("instance", schema(SchemaType.STRING))
                .addProperty("errors", schema(SchemaType.ARRAY).items(error));
    }

    private static Schema schema(SchemaType type) {
        return OASFactory.createSchema().type(List.of(type));
    }
}
