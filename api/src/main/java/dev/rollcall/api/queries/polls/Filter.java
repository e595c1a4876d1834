package dev.rollcall.api.queries.polls;

import dev.rollcall.api.parameters.Interval;
import dev.rollcall.api.parameters.Reading;
import dev.rollcall.api.queries.Conditions;
import dev.rollcall.api.queries.Whose;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/// Which polls a list shows.
record Filter(
        Optional<UUID> teamId, boolean archivedToo, Interval interval, Optional<Boolean> open) {

    Conditions conditions(Reading reading) {
        var conditions =
                Whose.team(teamId, archivedToo, reading)
                        .and(PollQueries.VIEW.shown())
                        .andIf(
                                "v.opened_at >= ?",
                                interval.from().map(at -> at.atOffset(ZoneOffset.UTC)))
                        .andIf(
                                "v.opened_at < ?",
                                interval.to().map(at -> at.atOffset(ZoneOffset.UTC)));
        open.ifPresent(
                is -> conditions.and(is ? "v.closed_at is null" : "v.closed_at is not null"));
        return conditions;
    }
}
