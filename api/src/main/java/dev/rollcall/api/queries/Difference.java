package dev.rollcall.api.queries;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What a row was at two moments. Absent where it was not shown then.
///
/// @param changed the names of the fields that differ, in alphabetical order
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Difference(
        @Schema(type = SchemaType.OBJECT, description = "The row, as a query gives it.")
                JsonNode from,
        @Schema(type = SchemaType.OBJECT, description = "The row, as a query gives it.")
                JsonNode to,
        List<String> changed) {}
