package dev.rollcall.api.queries.statusupdates;

import dev.rollcall.api.parameters.Interval;
import dev.rollcall.api.parameters.Parameters;
import dev.rollcall.api.queries.Conditions;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/// Which updates a list shows.
///
/// @param words what their answers speak of
record Filter(
        Optional<UUID> teamId,
        Optional<String> author,
        Optional<String> slackWorkspace,
        Optional<String> slackUser,
        Interval interval,
        Optional<String> words) {

    static Filter of(Parameters parameters) {
        return of(parameters, parameters.times().interval(), parameters.words());
    }

    /// Of everything that was ever said.
    static Filter ofWhoAndWhere(Parameters parameters) {
        return of(parameters, new Interval(Optional.empty(), Optional.empty()), Optional.empty());
    }

    private static Filter of(Parameters parameters, Interval interval, Optional<String> words) {
        return new Filter(
                parameters.uuid("team_id"),
                parameters.text("author"),
                parameters.text("slack_workspace"),
                parameters.slackUser(),
                interval,
                words);
    }

    void add(Conditions conditions) {
        teamId.ifPresent(id -> conditions.and("team_id = ?", id));
        author.ifPresent(name -> conditions.and("author = ?", name));
        slackWorkspace.ifPresent(id -> conditions.and("slack_workspace = ?", id));
        slackUser.ifPresent(id -> conditions.and("slack_user = ?", id));
        interval.from().ifPresent(from -> conditions.and("created_at >= ?", utc(from)));
        interval.to().ifPresent(to -> conditions.and("created_at < ?", utc(to)));
        words.ifPresent(
                text -> conditions.and("read_model.words(content) @@ read_model.search(?)", text));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
