package dev.rollcall.api.queries.statusupdates;

import dev.rollcall.api.parameters.Interval;
import dev.rollcall.api.parameters.Reading;
import dev.rollcall.api.queries.Conditions;
import dev.rollcall.api.queries.Place;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/// Which updates a list shows.
record Filter(
        Optional<UUID> teamId,
        Optional<String> author,
        Optional<String> slackWorkspace,
        Optional<String> slackUser,
        Interval interval,
        Optional<Place> place) {

    Conditions conditions(Reading reading) {
        var conditions =
                new Conditions(reading)
                        .and("v.retracted_at is null and v.team_id is not null")
                        .andIf("v.team_id = ?", teamId)
                        .andIf("v.author = ?", author)
                        .andIf("v.slack_workspace = ?", slackWorkspace)
                        .andIf("v.slack_user = ?", slackUser)
                        .andIf("v.created_at >= ?", interval.from().map(Filter::utc))
                        .andIf("v.created_at < ?", interval.to().map(Filter::utc));
        place.ifPresent(
                last ->
                        conditions.and(
                                "(v.created_at, v.update_id) < (?, ?)", last.utc(), last.id()));
        return conditions;
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
