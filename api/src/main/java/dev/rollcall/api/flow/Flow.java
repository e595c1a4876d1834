package dev.rollcall.api.flow;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What flows from the log to streams, as this service sees it.
@RegisterForReflection
@JsonNaming(SnakeCaseStrategy.class)
record Flow(
        Log log,
        Feed feed,
        @Schema(description = "Open on the pod that answers.") int streams,
        @Schema(description = "By view, over the latest 1,000 changes of all of them.")
                List<Visible> visible) {

    Flow {
        visible = List.copyOf(visible);
    }

    @RegisterForReflection
    @JsonNaming(SnakeCaseStrategy.class)
    @Schema(name = "FlowOfLog")
    record Log(
            @Schema(description = "The last position; 0 for an empty log.") long head,
            @Schema(
                            description =
                                    "Positions of the last minute: at least as many as events, since positions have gaps.")
                    long lastMinute,
            @Schema(description = "The same of the last hour.") long lastHour) {}

    @RegisterForReflection
    @JsonNaming(SnakeCaseStrategy.class)
    @Schema(name = "FlowOfChanges")
    record Feed(
            @Schema(description = "The number of the last change that is kept; 0 without any.")
                    long head,
            @Schema(description = "Changes of the last minute, counted up to 10,000.")
                    long lastMinute) {}
}
