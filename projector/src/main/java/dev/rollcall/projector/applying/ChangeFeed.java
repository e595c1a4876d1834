package dev.rollcall.projector.applying;

import static dev.rollcall.projector.applying.TableColumns.column;

import dev.rollcall.eventstore.AdvisoryLock;
import dev.rollcall.projector.database.BulkInsert;
import dev.rollcall.projector.database.Transaction;
import dev.rollcall.projector.projections.Column;
import dev.rollcall.projector.projections.Column.Kind;
import dev.rollcall.projector.projections.Projection;
import dev.rollcall.projector.projections.Version;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What changed in one view, for those who listen. Written last in a transaction: the lock that it
/// takes is held until the commit, so that numbers are in commit order, whoever writes.
final class ChangeFeed<R> {

    private static final String LOCK =
            "select pg_advisory_xact_lock(%s)".formatted(AdvisoryLock.CHANGE_FEED.key());

    private static final String RESET =
            """
            insert into read_model.changes (epoch, projection, kind)
            values ($1, $2, 'reset')
            """;

    /// Delivered with the commit.
    private static final String NOTIFY = "select pg_notify('rollcall_changes', '')";

    private final Projection<R, ?> projection;
    private final BulkInsert<Version<R>> insert;

    ChangeFeed(Projection<R, ?> projection) {
        this.projection = projection;
        this.insert =
                new BulkInsert<>(
                        "read_model.changes",
                        List.of(
                                column("epoch", Kind.NUMBER, v -> v.event().epoch()),
                                column("projection", Kind.TEXT, _ -> projection.name()),
                                column("kind", Kind.TEXT, _ -> "changed"),
                                column("aggregate_id", Kind.TEXT, v -> v.event().aggregateId()),
                                column("sequence", Kind.NUMBER, v -> v.event().sequence()),
                                column("position", Kind.NUMBER, v -> v.event().position()),
                                column("event_id", Kind.UUID, v -> v.event().id()),
                                column("event_type", Kind.TEXT, v -> v.event().type()),
                                column("team_id", Kind.UUID, this::team),
                                column("row", Kind.JSON, this::json)),
                        "");
    }

    void append(Transaction transaction, List<Version<R>> versions) {
        if (!versions.isEmpty()) {
            var changed = insert.arguments(versions); // before others have to wait
            transaction.send(LOCK, Tuple.tuple());
            transaction.send(insert.sql(), changed);
            transaction.send(NOTIFY, Tuple.tuple());
        }
    }

    /// The view starts over: what listeners know of it is void.
    void reset(Transaction transaction, long epoch) {
        transaction.send(LOCK, Tuple.tuple());
        transaction.send(RESET, Tuple.of(epoch, projection.name()));
        transaction.send(NOTIFY, Tuple.tuple());
    }

    /// Views of what belongs to a team say so in a column `team_id`.
    private UUID team(Version<R> version) {
        if (projection.table().key().equals("team_id")) {
            return version.key();
        }
        return projection.table().shape().all().stream()
                .filter(column -> column.name().equals("team_id"))
                .findFirst()
                .map(column -> (UUID) column.value().apply(version.state().row()))
                .orElse(null);
    }

    /// The row as the api shows it.
    private Map<String, Object> json(Version<R> version) {
        var stamp = version.state().stamp();
        var json = new LinkedHashMap<String, Object>();
        json.put(projection.table().key(), version.key().toString());
        for (Column<R> column : projection.table().shape().all()) {
            json.put(column.name(), json(column.value().apply(version.state().row())));
        }
        json.put("created_at", json(stamp.createdAt()));
        json.put("updated_at", json(stamp.updatedAt()));
        json.put("sequence", stamp.sequence());
        return json;
    }

    private static Object json(Object value) {
        return switch (value) {
            case Instant at -> at.toString();
            case LocalDate day -> day.toString();
            case UUID id -> id.toString();
            case null, default -> value;
        };
    }
}
