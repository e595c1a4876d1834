package dev.rollcall.api.queries.statusupdates;

import static dev.rollcall.api.readmodel.Columns.instant;
import static dev.rollcall.api.readmodel.Columns.objects;
import static java.time.temporal.ChronoUnit.MICROS;

import dev.rollcall.api.parameters.After;
import dev.rollcall.api.parameters.Cursor;
import dev.rollcall.api.queries.Page;
import dev.rollcall.api.queries.ReadYourWrites;
import dev.rollcall.api.queries.Versioned;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Updates, newest first. Retracted ones, and those retracted before they came, are not shown.
@ApplicationScoped
class StatusUpdateQueries {
    static final String LIST = "status-updates";

    private static final String COLUMNS =
            """
            update_id, team_id, content, answers, author, slack_workspace, slack_user, created_at, updated_at,
                sequence,
                (select since
                    from read_model.stuck
                    where projection = 'status_updates' and aggregate_id = updates.update_id::text
                ) as stale_since""";

    private static final String ONE =
            """
            select %s,
                (select live_version from read_model.projections where name = 'status_updates') as live_version
            from read_model.status_updates as updates
            where update_id = $2 and retracted_at is null and team_id is not null
            """
                    .formatted(COLUMNS);

    private final ReadYourWrites reads;

    StatusUpdateQueries(ReadYourWrites reads) {
        this.reads = reads;
    }

    Uni<Optional<Versioned<StatusUpdate>>> one(UUID id, After after) {
        return reads.query("status_update", ONE, List.of(id), after)
                .map(rows -> rows.stream().findFirst().map(StatusUpdateQueries::versioned));
    }

    Uni<Page<StatusUpdate>> page(Filter filter, int limit, After after) {
        var where = filter.where(3);
        var some =
                """
                select %s
                from read_model.status_updates as updates
                where %s
                order by created_at desc, update_id desc
                limit $2
                """
                        .formatted(COLUMNS, where.sql());
        var parameters = new ArrayList<Object>();
        parameters.add(limit + 1);
        parameters.addAll(where.parameters());
        return reads.query("status_updates", some, parameters, after)
                .map(rows -> rows.stream().map(StatusUpdateQueries::update).toList())
                .map(found -> Page.of(found, limit, StatusUpdateQueries::cursor));
    }

    static Filter.Place place(Cursor cursor) {
        var micros = Long.parseLong(cursor.key());
        if (micros < 0) {
            throw new IllegalArgumentException();
        }
        return new Filter.Place(Instant.EPOCH.plus(micros, MICROS), cursor.id());
    }

    private static Cursor cursor(StatusUpdate update) {
        var micros = MICROS.between(Instant.EPOCH, update.createdAt());
        return new Cursor(LIST, Long.toString(micros), update.updateId());
    }

    private static Versioned<StatusUpdate> versioned(Row row) {
        var update = update(row);
        return new Versioned<>(
                update, row.getInteger("live_version"), update.sequence(), update.staleSince());
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
