package dev.rollcall.api.queries.statusupdates;

import static dev.rollcall.api.readmodel.Columns.instant;
import static dev.rollcall.api.readmodel.Columns.objects;

import dev.rollcall.api.parameters.Cursor;
import dev.rollcall.api.parameters.Reading;
import dev.rollcall.api.queries.Page;
import dev.rollcall.api.queries.Place;
import dev.rollcall.api.queries.Source;
import dev.rollcall.api.queries.View;
import dev.rollcall.api.queries.ViewReader;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;

/// Updates, newest first. Retracted ones, and those retracted before they came, are not shown.
@ApplicationScoped
class StatusUpdateQueries {
    static final String LIST = "status-updates";

    static final View<StatusUpdate> VIEW =
            View.of(
                    "status update",
                    Source.STATUS_UPDATES,
                    """
            v.update_id, v.team_id, v.content, v.answers, v.author, v.slack_workspace, v.slack_user, v.retracted_at,
                v.created_at, v.updated_at, v.sequence""",
                    "v.retracted_at is null and v.team_id is not null",
                    StatusUpdateQueries::update);

    private final ViewReader reads;

    StatusUpdateQueries(ViewReader reads) {
        this.reads = reads;
    }

    Uni<Page<StatusUpdate>> page(Filter filter, int limit, Reading reading) {
        var where = filter.conditions(reading);
        var sql =
                """
            %s
            where %s
            order by v.created_at desc, v.update_id desc
            limit %s
            """
                        .formatted(VIEW.select(reading), where, where.parameter(limit + 1));
        return reads.query("status_updates", VIEW.reads(), sql, where.parameters(), reading)
                .map(
                        found ->
                                Page.of(
                                        found,
                                        limit,
                                        StatusUpdateQueries::update,
                                        StatusUpdateQueries::cursor));
    }

    private static Cursor cursor(StatusUpdate update) {
        return new Place(update.createdAt(), update.updateId()).cursor(LIST);
    }

    private static StatusUpdate update(Row row) {
        return new StatusUpdate(
                row.getUUID("update_id"),
                row.getUUID("team_id"),
                row.getString("content"),
                objects(
                        row,
                        "answers",
                        answer ->
                                new StatusUpdate.Answer(
                                        answer.getString("question"), answer.getString("answer"))),
                row.getString("author"),
                row.getString("slack_workspace"),
                row.getString("slack_user"),
                instant(row, "created_at"),
                instant(row, "updated_at"),
                row.getLong("sequence"),
                instant(row, "stale_since"));
    }
}
