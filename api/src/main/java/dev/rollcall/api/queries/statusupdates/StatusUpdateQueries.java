package dev.rollcall.api.queries.statusupdates;

import static dev.rollcall.api.readmodel.Columns.instant;

import dev.rollcall.api.parameters.Moments;
import dev.rollcall.api.parameters.Reading;
import dev.rollcall.api.parameters.Selected;
import dev.rollcall.api.queries.Compared;
import dev.rollcall.api.queries.Conditions;
import dev.rollcall.api.queries.Listing;
import dev.rollcall.api.queries.Order;
import dev.rollcall.api.queries.Source;
import dev.rollcall.api.queries.View;
import io.vertx.mutiny.sqlclient.Row;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Updates by the time when they were said. Retracted ones, and those retracted before they came,
/// are not shown.
final class StatusUpdateQueries {
    private static final String HIGHLIGHT = "highlight";

    static final View<StatusUpdate> VIEW =
            new View<>(
                    "status update",
                    Source.STATUS_UPDATES,
                    List.of(
                            "team_id",
                            "content",
                            "answers::text",
                            "author",
                            "slack_workspace",
                            "slack_user",
                            "poll_id",
                            "created_at",
                            "updated_at"),
                    "retracted_at is null and team_id is not null",
                    Optional.of("retracted_at"),
                    Optional.empty(),
                    StatusUpdateQueries::update);

    /// Of a list, which may be searched.
    static final List<String> LISTED =
            Stream.concat(VIEW.names().stream(), Stream.of(HIGHLIGHT)).toList();

    /// Of the moment's rows, which have no index by words; each version has.
    private static final String EVER_SAID =
            """
            exists (
                    select
                    from read_model.status_update_history as said
                    where said.update_id = v.update_id
                    and read_model.words(said.content) @@ read_model.search(?))""";

    private StatusUpdateQueries() {}

    static Listing<StatusUpdate> list(
            Filter filter, boolean newestFirst, Selected fields, Reading reading) {
        var conditions = new Conditions(reading).and(VIEW.shown());
        filter.add(conditions);
        if (reading.asOf().isPresent()) {
            conditions.andIf(EVER_SAID, filter.words());
        }
        var words = filter.words().filter(_ -> fields.has(HIGHLIGHT));
        return new Listing<>(
                "status_updates",
                VIEW,
                words.isEmpty() ? "" : ", content as said",
                words.map(
                                text ->
                                        ", read_model.fragments(said, read_model.search(%s)) as highlight"
                                                .formatted(conditions.parameter(text)))
                        .orElse(", null as highlight"),
                fields,
                conditions,
                filter.order(newestFirst),
                StatusUpdateQueries::listed);
    }

    static Order order(boolean newestFirst) {
        return new Order("created_at", Order.Kind.TIME, newestFirst);
    }

    static Compared<StatusUpdate> compared(
            Filter filter, Selected fields, Moments moments, Reading now) {
        var conditions = new Conditions(moments.later(now));
        filter.add(conditions);
        return new Compared<>("status_updates_diff", VIEW, VIEW.shown(), fields, conditions);
    }

    private static StatusUpdate listed(Row row) {
        return update(row, Highlight.of(row.getString(HIGHLIGHT)));
    }

    private static StatusUpdate update(Row row) {
        return update(row, null);
    }

    private static StatusUpdate update(Row row, List<List<Highlight.Piece>> highlight) {
        return new StatusUpdate(
                row.getUUID("update_id"),
                row.getUUID("team_id"),
                row.getString("content"),
                highlight,
                answers(row.getString("answers")),
                row.getString("author"),
                row.getString("slack_workspace"),
                row.getString("slack_user"),
                row.getUUID("poll_id"),
                instant(row, "created_at"),
                instant(row, "updated_at"),
                row.getLong("sequence"),
                instant(row, "stale_since"));
    }

    /// What is null is absent. A quote within a text is escaped, so nobody can have said that.
    private static String answers(String stored) {
        return stored == null ? null : stored.replace(", \"question\": null}", "}");
    }
}
