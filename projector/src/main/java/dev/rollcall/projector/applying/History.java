package dev.rollcall.projector.applying;

import static dev.rollcall.projector.applying.TableColumns.column;

import dev.rollcall.events.Envelope;
import dev.rollcall.projector.database.BulkInsert;
import dev.rollcall.projector.database.Transaction;
import dev.rollcall.projector.projections.Column;
import dev.rollcall.projector.projections.Column.Kind;
import dev.rollcall.projector.projections.Table;
import dev.rollcall.projector.projections.Version;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Every version of every row of one view, with the positions and times between which it stood.
final class History<R> {

    /// A version, and the event that ended it (null while it stands).
    private record Span<R>(Version<R> version, Envelope end) {}

    private final String close;
    private final String forget;
    private final String clear;
    private final BulkInsert<Span<R>> insert;

    History(Place place, Table<R> table) {
        var name = place.of(table.history());
        this.close =
                """
                update %s h
                set valid_to_position = e.position,
                    valid_to = e.timestamp
                from unnest($1::uuid[], $2::bigint[], $3::timestamptz[])
                    as e (key, position, timestamp)
                where h.%s = e.key
                and h.valid_to_position is null
                """
                        .formatted(name, table.key());
        this.forget =
                """
                delete from %s
                where %s = any ($1::uuid[])
                """
                        .formatted(name, table.key());
        this.clear = "delete from " + name;
        this.insert = new BulkInsert<>(name, columns(table), "");
    }

    /// @param versions in the order of each row's sequence
    void append(Transaction transaction, List<Version<R>> versions) {
        if (versions.isEmpty()) {
            return;
        }
        Map<UUID, Envelope> firsts = new HashMap<>();
        versions.forEach(version -> firsts.putIfAbsent(version.key(), version.event()));
        transaction.send(
                close,
                Tuple.of(
                        firsts.keySet().toArray(UUID[]::new),
                        firsts.values().stream().map(Envelope::position).toArray(Long[]::new),
                        firsts.values().stream()
                                .map(event -> event.timestamp().atOffset(ZoneOffset.UTC))
                                .toArray(OffsetDateTime[]::new)));
        transaction.send(insert.sql(), insert.arguments(spans(versions)));
    }

    /// These rows' pasts are told anew.
    void forget(Transaction transaction, Collection<UUID> keys) {
        if (!keys.isEmpty()) {
            transaction.send(forget, Tuple.of(keys.toArray(UUID[]::new)));
        }
    }

    void clear(Transaction transaction) {
        transaction.send(clear, Tuple.tuple());
    }

    private static <R> List<Span<R>> spans(List<Version<R>> versions) {
        Map<UUID, Envelope> next = new HashMap<>();
        var spans = new ArrayList<Span<R>>(versions.size());
        for (var version : versions.reversed()) {
            spans.add(new Span<>(version, next.put(version.key(), version.event())));
        }
        return spans;
    }

    private static <R> List<Column<Span<R>>> columns(Table<R> table) {
        List<Column<Span<R>>> columns =
                TableColumns.of(
                        table, span -> span.version().key(), span -> span.version().state());
        columns.add(
                column(
                        "valid_from_position",
                        Kind.NUMBER,
                        span -> span.version().event().position()));
        columns.add(
                column(
                        "valid_to_position",
                        Kind.NUMBER,
                        span -> span.end() == null ? null : span.end().position()));
        columns.add(column("valid_from", Kind.TIME, span -> span.version().event().timestamp()));
        columns.add(
                column(
                        "valid_to",
                        Kind.TIME,
                        span -> span.end() == null ? null : span.end().timestamp()));
        return columns;
    }
}
