package dev.rollcall.api.queries.statusupdates;

import static dev.rollcall.api.readmodel.Columns.instant;
import static dev.rollcall.api.readmodel.Columns.objects;
import static java.time.temporal.ChronoUnit.MICROS;

import dev.rollcall.api.parameters.Cursor;
import dev.rollcall.api.parameters.Reading;
import dev.rollcall.api.queries.Page;
import dev.rollcall.api.queries.Past;
import dev.rollcall.api.queries.ReadYourWrites;
import dev.rollcall.api.queries.Version;
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
    static final String HISTORY = "status-update-history";

    private static final Past.Table TABLE =
            new Past.Table(
                    "status_updates", "status_updates", "status_update_history", "update_id");

    private static final String VERSIONS =
            """
            select h.update_id, h.team_id, h.content, h.answers, h.author, h.slack_workspace, h.slack_user,
                h.retracted_at, h.created_at, h.updated_at, h.sequence, null::timestamptz as stale_since, %s
            from read_model.status_update_history as h
            %s
            where h.update_id = $2 and h.sequence > $3
            order by h.sequence
            limit $4
            """
                    .formatted(Version.COLUMNS, Version.join(TABLE));

    private final ReadYourWrites reads;

    StatusUpdateQueries(ReadYourWrites reads) {
        this.reads = reads;
    }

    Uni<Optional<Versioned<StatusUpdate>>> one(UUID id, Reading reading) {
        var sql =
                """
            select %s,
                (select live_version from read_model.projections where name = 'status_updates') as live_version
            from %s as updates
            where update_id = $%d and retracted_at is null and team_id is not null
            """
                        .formatted(
                                columns(reading),
                                rows(reading),
                                ReadYourWrites.firstParameter(reading));
        return reads.query("status_update", TABLE, sql, List.of(id), reading)
                .map(found -> found.one(reading, StatusUpdateQueries::update));
    }

    Uni<Page<StatusUpdate>> page(Filter filter, int limit, Reading reading) {
        int first = ReadYourWrites.firstParameter(reading);
        var where = filter.where(first + 1);
        var sql =
                """
            select %s
            from %s as updates
            where %s
            order by created_at desc, update_id desc
            limit $%d
            """
                        .formatted(columns(reading), rows(reading), where.sql(), first);
        var parameters = new ArrayList<Object>();
        parameters.add(limit + 1);
        parameters.addAll(where.parameters());
        return reads.query("status_updates", TABLE, sql, parameters, reading)
                .map(
                        found ->
                                Page.of(
                                        found,
                                        limit,
                                        StatusUpdateQueries::update,
                                        StatusUpdateQueries::cursor));
    }

    /// The versions of an update, the first first: retracted ones too.
    Uni<Page<Version<StatusUpdate>>> history(UUID id, long after, int limit, Reading reading) {
        return reads.query(
                        "status_update_history",
                        TABLE,
                        VERSIONS,
                        List.of(id, after, limit + 1),
                        reading)
                .map(
                        found ->
                                Page.of(
                                        found,
                                        limit,
                                        row ->
                                                Version.of(
                                                        row,
                                                        update(row),
                                                        instant(row, "retracted_at")),
                                        version ->
                                                Version.place(
                                                        HISTORY, version.row().sequence(), id)));
    }

    private static String columns(Reading reading) {
        return """
            update_id, team_id, content, answers, author, slack_workspace, slack_user, retracted_at, created_at,
                updated_at, sequence, %s as stale_since"""
                .formatted(Past.staleSince(TABLE, "updates", reading));
    }

    /// Who said something, when and in which team never changes, so that rows are found by the
    /// indexes of what is there now.
    private static String rows(Reading reading) {
        return reading.asOf()
                .map(Past::of)
                .map(
                        past ->
                                """
            (select u.update_id, u.team_id, h.content, h.answers, u.author, u.slack_workspace, u.slack_user,
                    h.retracted_at, u.created_at, h.updated_at, h.sequence
                from read_model.status_updates as u
                join read_model.status_update_history as h on h.update_id = u.update_id
                where u.created_at <= %s and %s)"""
                                        .formatted(past.time(TABLE), past.stood()))
                .orElse("read_model.status_updates");
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
