package dev.rollcall.api.queries.participation;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.rollcall.api.export.Csv;
import dev.rollcall.api.export.Csv.Column;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// How many of a team's members answered on a day.
@RegisterForReflection
@JsonNaming(SnakeCaseStrategy.class)
record Participation(
        UUID teamId,
        @Schema(description = "By the team's clock.") LocalDate day,
        @Schema(description = "How many members were asked in any poll of that day.") long expected,
        long answered,
        @Schema(description = "How many of those who answered did so only late.") long late) {

    static final Csv<Participation> CSV =
            new Csv<>(
                    List.of(
                            Column.text("team_id", Participation::teamId),
                            Column.text("day", Participation::day),
                            Column.text("expected", Participation::expected),
                            Column.text("answered", Participation::answered),
                            Column.text("late", Participation::late)));
}
