package dev.rollcall.api.queries.statusupdates;

import static dev.rollcall.api.readmodel.Columns.instant;
import static dev.rollcall.api.readmodel.Columns.objects;

import dev.rollcall.api.parameters.Moments;
import dev.rollcall.api.parameters.Paging;
import dev.rollcall.api.parameters.Reading;
import dev.rollcall.api.parameters.Selected;
import dev.rollcall.api.queries.Compared;
import dev.rollcall.api.queries.Conditions;
import dev.rollcall.api.queries.Listing;
import dev.rollcall.api.queries.Order;
import dev.rollcall.api.queries.Page;
import dev.rollcall.api.queries.Past;
import dev.rollcall.api.queries.ReadYourWrites;
import dev.rollcall.api.queries.Version;
import dev.rollcall.api.queries.Versioned;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// Updates by the time when they were said. Retracted ones, and those retracted before they came,
/// are not shown.
@ApplicationScoped
class StatusUpdateQueries {
    static final List<String> FIELDS =
            List.of(
                    "update_id",
                    "team_id",
                    "content",
                    "answers",
                    "author",
                    "slack_workspace",
                    "slack_user",
                    "created_at",
                    "updated_at",
                    "sequence",
                    "stale_since");

    private static final String HIGHLIGHT = "highlight";

    /// Of a list, which may be searched.
    static final List<String> LISTED =
            Stream.concat(FIELDS.stream(), Stream.of(HIGHLIGHT)).toList();

    private static final Past.Table TABLE =
            new Past.Table(
                    "status_updates", "status_updates", "status_update_history", "update_id");

    private static final String SHOWN = "retracted_at is null and team_id is not null";

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
        return one("status_update", id, Selected.ALL, reading);
    }

    /// @param name under which it is counted
    Uni<Optional<Versioned<StatusUpdate>>> one(
            String name, UUID id, Selected fields, Reading reading) {
        var conditions = new Conditions(reading).and("update_id = ?", id).and(SHOWN);
        var sql =
                """
            select %s,
                (select live_version from read_model.projections where name = 'status_updates') as live_version
            from %s as status_updates
            where %s
            """
                        .formatted(columns(fields, reading), rows(reading), conditions.sql());
        return reads.query(name, TABLE, sql, conditions.parameters(), reading)
                .map(found -> found.one(reading, StatusUpdateQueries::update));
    }

    Listing<StatusUpdate> list(
            Filter filter, boolean newestFirst, Selected fields, Reading reading) {
        var conditions = new Conditions(reading).and(SHOWN);
        filter.add(conditions);
        var words = filter.words().filter(_ -> fields.has(HIGHLIGHT));
        return new Listing<>(
                "status_updates",
                TABLE,
                columns(fields, reading) + (words.isEmpty() ? "" : ", content as said"),
                rows(reading),
                words.map(
                                text ->
                                        ", read_model.fragments(said, read_model.search(%s)) as highlight"
                                                .formatted(conditions.parameter(text)))
                        .orElse(", null as highlight"),
                conditions,
                new Order("created_at", Order.Kind.TIME, newestFirst),
                StatusUpdateQueries::listed);
    }

    Compared<StatusUpdate> compared(Filter filter, Selected fields, Moments moments, Reading now) {
        var conditions = new Conditions(moments.later(now));
        filter.add(conditions);
        return new Compared<>(
                "status_updates_diff",
                TABLE,
                columns(fields, "null"),
                SHOWN,
                conditions,
                StatusUpdateQueries::update);
    }

    /// The versions of an update, the first first: retracted ones too.
    Uni<Page<Version<StatusUpdate>>> history(UUID id, Paging paging, Reading reading) {
        return reads.query(
                        "status_update_history",
                        TABLE,
                        VERSIONS,
                        List.of(id, paging.number(), paging.limit() + 1),
                        reading)
                .map(
                        found ->
                                Page.of(
                                        found,
                                        paging,
                                        row ->
                                                Version.of(
                                                        row,
                                                        update(row),
                                                        instant(row, "retracted_at")),
                                        Version::place));
    }

    private static String columns(Selected fields, Reading reading) {
        return columns(fields, Past.staleSince(TABLE, TABLE.name(), reading));
    }

    private static String columns(Selected fields, String staleSince) {
        return "update_id, sequence, %s, %s as stale_since"
                .formatted(
                        fields.columns(
                                "team_id",
                                "content",
                                "answers",
                                "author",
                                "slack_workspace",
                                "slack_user",
                                "created_at",
                                "updated_at"),
                        staleSince);
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
