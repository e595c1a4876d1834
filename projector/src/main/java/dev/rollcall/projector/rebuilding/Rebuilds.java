package dev.rollcall.projector.rebuilding;

import dev.rollcall.eventstore.read.Cuts;
import dev.rollcall.eventstore.read.EventReader;
import dev.rollcall.projector.applying.Place;
import dev.rollcall.projector.database.Transaction;
import dev.rollcall.projector.projections.Column;
import dev.rollcall.projector.projections.Projection;
import dev.rollcall.projector.rebuilding.Rebuild.Phase;
import dev.rollcall.projector.rebuilding.Rebuild.Swap;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The rebuilds of one view in one place, as they are kept.
final class Rebuilds {

    /// Enough that a few pods with a few workers each end at about the same time.
    private static final int PARTS = 32;

    private static final String SELECT =
            """
            select projection, version, epoch, (select epoch from event_store.epoch) as store_epoch, phase, swap, requested_by, requested_at, phase_since,
                   ended_by, position, events_about, differences, comparison,
                   events + coalesce((
                       select sum(events)
                       from read_model.rebuild_parts p
                       where p.projection = r.projection
                       and p.place = r.place), 0)::bigint as events,
                   coalesce((
                       select avg(case when is_done then 1.0 when sequence > 0 then 0.5 else 0 end)
                       from read_model.rebuild_parts p
                       where p.projection = r.projection
                       and p.place = r.place), 1)::float8 as filled
            from read_model.rebuilds r
            where projection = $1
            and place = $2
            """;

    private static final String BEGIN =
            """
            insert into read_model.rebuilds as r (
                projection, place, version, epoch, phase, swap, requested_by, position, events_about)
            values ($1, $2, $3, $4, 'filling', $5, $6, $7, $8)
            on conflict (projection, place) do update
            set version = excluded.version,
                epoch = excluded.epoch,
                phase = 'filling',
                swap = excluded.swap,
                requested_by = excluded.requested_by,
                requested_at = clock_timestamp(),
                phase_since = clock_timestamp(),
                ended_by = null,
                position = excluded.position,
                events_about = excluded.events_about,
                events = 0,
                differences = null,
                comparison = null
            """;

    private static final String PARTS_OF_IT =
            """
            insert into read_model.rebuild_parts (projection, place, part, aggregate_id, until)
            select $1, $2, n, coalesce(lag(cut) over (order by n), ''), cut
            from unnest($3::text[]) with ordinality as cuts (cut, n)
            """;

    private static final String FORGET_PARTS =
            """
            delete from read_model.rebuild_parts
            where projection = $1
            and place = $2
            """;

    private static final String FORGET_POISON =
            """
            delete from read_model.rebuild_poison
            where projection = $1
            and place = $2
            """;

    private static final String FORGET_RELEASED =
            """
            delete from read_model.rebuild_released
            where projection = $1
            and place = $2
            """;

    private static final String DELETE =
            """
            delete from read_model.rebuilds
            where projection = $1
            and place = $2
            """;

    private static final String ENTER =
            """
            update read_model.rebuilds
            set phase = $3,
                phase_since = clock_timestamp(),
                ended_by = coalesce($4, ended_by)
            where projection = $1
            and place = $2
            """;

    private static final String FILLED =
            """
            update read_model.rebuilds r
            set phase = 'catching_up',
                phase_since = clock_timestamp(),
                events = (
                    select sum(events)
                    from read_model.rebuild_parts p
                    where p.projection = r.projection
                    and p.place = r.place)
            where projection = $1
            and place = $2
            """;

    private static final String REACH =
            """
            update read_model.rebuilds
            set position = $3
            where projection = $1
            and place = $2
            """;

    private static final String COMPARED =
            """
            update read_model.rebuilds
            set differences = $3,
                comparison = $4
            where projection = $1
            and place = $2
            """;

    private final Projection<?, ?> projection;
    private final Place place;
    private final List<Column<?>> newColumns;

    /// @param newColumns those that the live table does not have; only for a what-if
    <R> Rebuilds(Projection<R, ?> projection, Place place, List<Column<R>> newColumns) {
        this.projection = projection;
        this.place = place;
        this.newColumns = List.copyOf(newColumns);
    }

    Optional<Rebuild> find(Transaction transaction) {
        return one(transaction, SELECT);
    }

    /// Against whoever aborts it; others may go on beside.
    Optional<Rebuild> shared(Transaction transaction) {
        return one(transaction, SELECT + "for share of r");
    }

    /// Empty, too, where another pod is at it.
    Optional<Rebuild> claimed(Transaction transaction) {
        return one(transaction, SELECT + "for update of r skip locked");
    }

    Optional<Rebuild> locked(Transaction transaction) {
        return one(transaction, SELECT + "for update of r");
    }

    private Optional<Rebuild> one(Transaction transaction, String sql) {
        var rows = transaction.execute(sql, key()).iterator();
        return rows.hasNext() ? Optional.of(Rebuild.of(rows.next())) : Optional.empty();
    }

    /// The log as it stands: where it ends, and where it is cut into parts.
    record Log(long epoch, long head, Cuts cuts) {}

    Log look(Transaction transaction) {
        var reader = new EventReader(transaction.client());
        var patience = transaction.patience();
        return new Log(
                reader.epoch().await().atMost(patience),
                reader.head().await().atMost(patience),
                reader.cuts(projection.foreignTypes(), PARTS).await().atMost(patience));
    }

    /// Empty tables, and nothing of an earlier one.
    void begin(Transaction transaction, Log log, Swap swap, String by) {
        forget(transaction);
        transaction.execute(
                BEGIN,
                key().addInteger(projection.version())
                        .addLong(log.epoch())
                        .addString(swap.stored())
                        .addString(by)
                        .addLong(log.head())
                        .addLong(log.cuts().events()));
        List<String> ends = new ArrayList<>(log.cuts().ids());
        ends.add(null);
        transaction.execute(PARTS_OF_IT, key().addValue(ends.toArray(String[]::new)));
        transaction.execute("select read_model.make_tables($1, $2, $3)", tables());
        if (!newColumns.isEmpty()) {
            addColumns(transaction);
        }
    }

    private void addColumns(Transaction transaction) {
        var table = projection.table();
        transaction.execute(
                "select read_model.add_what_if_columns($1, $2, $3)",
                Tuple.of(
                        new String[] {table.name(), table.history()},
                        newColumns.stream().map(Column::name).toArray(String[]::new),
                        newColumns.stream().map(Rebuilds::type).toArray(String[]::new)));
    }

    private static String type(Column<?> column) {
        return switch (column.kind()) {
            case TEXT -> "text";
            case NUMBER -> "bigint";
            case FLAG -> "boolean";
            case UUID -> "uuid";
            case TIME -> "timestamptz";
            case DATE -> "date";
            case JSON -> "jsonb";
        };
    }

    void enter(Transaction transaction, Phase phase) {
        enter(transaction, phase, null);
    }

    void enter(Transaction transaction, Phase phase, String by) {
        transaction.execute(ENTER, key().addString(phase.stored()).addString(by));
    }

    /// Every part is, so none is needed any more.
    void filled(Transaction transaction) {
        transaction.execute(FILLED, key());
        transaction.execute(FORGET_PARTS, key());
        transaction.execute("select read_model.analyze_tables($1, $2, $3)", tables());
    }

    void reach(Transaction transaction, long position) {
        transaction.execute(REACH, key().addLong(position));
    }

    void compared(Transaction transaction, Comparison.Found found) {
        transaction.execute(COMPARED, key().addLong(found.differences()).addValue(found.report()));
    }

    /// Its tables and all that was noted for it; the rebuild itself stays, to be looked at.
    void drop(Transaction transaction) {
        forget(transaction);
        transaction.execute("select read_model.drop_tables($1, $2, $3)", tables());
    }

    /// As if there had never been one.
    void dropAll(Transaction transaction) {
        drop(transaction);
        transaction.execute(DELETE, key());
    }

    void forget(Transaction transaction) {
        transaction.execute(FORGET_PARTS, key());
        transaction.execute(FORGET_POISON, key());
        transaction.execute(FORGET_RELEASED, key());
    }

    private Tuple key() {
        return Tuple.of(projection.name(), place.schema());
    }

    private Tuple tables() {
        return Tuple.of(place.schema(), projection.table().name(), projection.table().history());
    }
}
