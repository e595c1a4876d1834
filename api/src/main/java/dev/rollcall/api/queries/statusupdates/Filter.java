package dev.rollcall.api.queries.statusupdates;

import dev.rollcall.api.parameters.Interval;
import dev.rollcall.api.parameters.Parameters;
import dev.rollcall.api.queries.Conditions;
import dev.rollcall.api.queries.Order;
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

    /// By time, as the index of whose updates they are has it.
    Order order(boolean newestFirst) {
        return new Order(whose(), "created_at", Order.Kind.TIME, newestFirst);
    }

    /// What tells most of whose they are, and comes before the time in an index.
    private Optional<String> whose() {
        return slackUser
                .map(_ -> "slack_user")
                .or(() -> author.map(_ -> "author"))
                .or(() -> teamId.map(_ -> "team_id"));
    }

    void add(Conditions conditions) {
        equal(conditions, "team_id", teamId, "uuid");
        equal(conditions, "author", author, "text");
        equal(conditions, "slack_workspace", slackWorkspace, "text");
        equal(conditions, "slack_user", slackUser, "text");
        interval.from().ifPresent(from -> conditions.and("created_at >= ?", utc(from)));
        interval.to().ifPresent(to -> conditions.and("created_at < ?", utc(to)));
        words.ifPresent(
                text -> conditions.and("read_model.words(content) @@ read_model.search(?)", text));
    }

    /// In the list's order, a column that is known to equal one value is none, and the index of
    /// time alone has that order, too. PostgreSQL would pass over everybody's updates by it, since
    /// they lie side by side, and never meet one of a team that has fallen silent. A column that
    /// equals any of one value is in the order, and so in the index.
    private void equal(Conditions conditions, String column, Optional<?> value, String type) {
        var ordered = whose().filter(column::equals).isPresent();
        conditions.andIf(
                ordered
                        ? "%s = any(array[?::%s])".formatted(column, type)
                        : "%s = ?".formatted(column),
                value);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
