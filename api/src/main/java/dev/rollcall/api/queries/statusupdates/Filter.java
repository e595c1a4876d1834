package dev.rollcall.api.queries.statusupdates;

import dev.rollcall.api.parameters.Interval;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.UUID;

/// Which updates a list shows. Only what is asked for becomes a condition, so that each combination
/// has a plan of its own, by index.
record Filter(
        Optional<UUID> teamId,
        Optional<String> author,
        Optional<String> slackWorkspace,
        Optional<String> slackUser,
        Interval interval,
        Optional<Place> place) {

    /// The last update that was shown: the next ones were created before it.
    record Place(Instant createdAt, UUID updateId) {}

    /// A `where` clause whose parameters are numbered from `first`.
    record Where(String sql, List<Object> parameters) {}

    Where where(int first) {
        var conditions = new Conditions(first);
        conditions.and("retracted_at is null and team_id is not null");
        teamId.ifPresent(id -> conditions.and("team_id = ?", id));
        author.ifPresent(name -> conditions.and("author = ?", name));
        slackWorkspace.ifPresent(id -> conditions.and("slack_workspace = ?", id));
        slackUser.ifPresent(id -> conditions.and("slack_user = ?", id));
        interval.from().ifPresent(from -> conditions.and("created_at >= ?", utc(from)));
        interval.to().ifPresent(to -> conditions.and("created_at < ?", utc(to)));
        place.ifPresent(
                last ->
                        conditions.and(
                                "(created_at, update_id) < (?, ?)",
                                utc(last.createdAt()),
                                last.updateId()));
        return conditions.where();
    }

    private static final class Conditions {
        private final StringJoiner sql = new StringJoiner("\n    and ");
        private final List<Object> parameters = new ArrayList<>();
        private final int first;

        Conditions(int first) {
            this.first = first;
        }

        void and(String condition, Object... values) {
            var numbered = condition;
            for (var value : values) {
                numbered = numbered.replaceFirst("\\?", "\\$" + (first + parameters.size()));
                parameters.add(value);
            }
            sql.add(numbered);
        }

        Where where() {
            return new Where(sql.toString(), parameters);
        }
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
