package dev.rollcall.api.queries.participation;

import dev.rollcall.api.parameters.Days;
import dev.rollcall.api.parameters.Parameters;
import dev.rollcall.api.parameters.Reading;
import dev.rollcall.api.queries.Conditions;
import dev.rollcall.api.queries.Whose;
import java.util.Optional;
import java.util.UUID;

/// Which days of which teams a list shows.
record Filter(Optional<UUID> teamId, boolean archivedToo, Days days) {

    static Filter of(Parameters parameters) {
        return new Filter(
                parameters.uuid("team_id"),
                parameters.flag("include_archived"),
                parameters.times().days());
    }

    /// Of the polls `v`.
    Conditions conditions(Reading reading) {
        return Whose.team(teamId, archivedToo, reading)
                .and("v.day is not null")
                .andIf("v.day >= ?", days.from())
                .andIf("v.day <= ?", days.to());
    }
}
