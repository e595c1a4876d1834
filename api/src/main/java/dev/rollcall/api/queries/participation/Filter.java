package dev.rollcall.api.queries.participation;

import dev.rollcall.api.parameters.Cursor;
import dev.rollcall.api.parameters.Days;
import dev.rollcall.api.parameters.Reading;
import dev.rollcall.api.queries.Conditions;
import dev.rollcall.api.queries.Whose;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/// Which days of which teams a list shows.
record Filter(Optional<UUID> teamId, boolean archivedToo, Days days, Optional<Place> place) {

    /// The last day that was shown.
    record Place(LocalDate day, UUID teamId) {

        static Place of(Cursor cursor) {
            return new Place(LocalDate.parse(cursor.key()), cursor.id());
        }

        Cursor cursor() {
            return new Cursor(ParticipationQueries.LIST, day.toString(), teamId);
        }
    }

    /// Of the polls `v`.
    Conditions conditions(Reading reading) {
        var conditions =
                Whose.team(teamId, archivedToo, reading)
                        .and("v.day is not null")
                        .andIf("v.day >= ?", days.from())
                        .andIf("v.day <= ?", days.to());
        place.ifPresent(
                last -> conditions.and("(v.day, v.team_id) < (?, ?)", last.day(), last.teamId()));
        return conditions;
    }
}
