package dev.rollcall.api.queries.statusupdates;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What a person said. What it doesn't have is absent.
///
/// @param answers JSON, passed through as it is stored
@RegisterForReflection
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record StatusUpdate(
        UUID updateId,
        UUID teamId,
        @Schema(
                        description = "The answers' text, a line each.",
                        examples = "Finished the import, reviewing alerts next")
                String content,
        @Schema(description = "With q: up to three fragments of content, each cut into pieces.")
                List<List<Highlight.Piece>> highlight,
        @JsonRawValue @Schema(implementation = Answer[].class) String answers,
        String author,
        String slackWorkspace,
        String slackUser,
        @Schema(description = "The poll that it answers; absent where it names none.") UUID pollId,
        @Schema(description = "When it was said, though it may be stored only later (an import).")
                Instant createdAt,
        @Schema(description = "Later than created_at when the update was edited.")
                Instant updatedAt,
        @Schema(description = "Counts the update's events.") long sequence,
        @Schema(
                        description =
                                "There while an event of this update can't be applied: since when this row stands still.")
                Instant staleSince) {

    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Answer(
            @Schema(description = "Absent where nothing was asked.") String question,
            String answer) {}
}
