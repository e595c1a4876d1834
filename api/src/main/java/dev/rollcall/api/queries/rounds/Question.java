package dev.rollcall.api.queries.rounds;

import static dev.rollcall.api.readmodel.Columns.texts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What a poll asks, as the command that sets it takes it.
@RegisterForReflection
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Question(
        String text,
        @Schema(enumeration = {"text", "choice", "number"}) String kind,
        @Schema(description = "Of the kind choice, one of which is the answer.")
                List<String> choices,
        boolean optional,
        @Schema(description = "Whether what is answered keeps no author.") boolean anonymous,
        @Schema(description = "It is left out for whoever answered an earlier question so.")
                SkipIf skipIf) {

    @RegisterForReflection
    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SkipIf(
            @Schema(description = "The earlier one's number, from 1.") int question,
            String answer) {}

    public static Question of(JsonObject json) {
        var skip = json.getJsonObject("skip_if");
        return new Question(
                json.getString("text"),
                json.getString("kind"),
                texts(json, "choices"),
                json.getBoolean("optional"),
                json.getBoolean("anonymous"),
                skip == null
                        ? null
                        : new SkipIf(skip.getInteger("question"), skip.getString("answer")));
    }
}
