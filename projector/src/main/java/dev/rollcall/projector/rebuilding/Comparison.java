package dev.rollcall.projector.rebuilding;

import static java.util.stream.Collectors.joining;

import dev.rollcall.projector.database.Transaction;
import dev.rollcall.projector.projections.Column;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.stream.Stream;

/// Compares new rows with the live ones, in the columns that both have. Where one of the two has
/// seen an event that the other may not have seen yet, they are passed over.
final class Comparison {

    /// How many rows are shown with both versions.
    private static final int SHOWN = 100;

    /// @param report `columns`, each with how many rows differ in it, and the first `rows`
    record Found(long differences, JsonObject report) {}

    private final String sql;

    Comparison(Site<?, ?> site) {
        var table = site.projection().table();
        var columns =
                Stream.concat(
                                table.shape().all().stream()
                                        .filter(column -> !site.newColumns().contains(column))
                                        .map(Column::name),
                                Stream.of("created_at", "updated_at", "sequence"))
                        .toList();
        this.sql =
                """
                with different as materialized (
                    select %1$s, %3$s
                    from (select %1$s, %2$s from read_model.%4$s where sequence > 0) live
                    full join (select %1$s, %2$s from %5$s.%4$s where sequence > 0) new using (%1$s)
                    where (%6$s) is distinct from (%7$s)
                    and (live.sequence = new.sequence or not exists (
                        select
                        from event_store.events e
                        where e.aggregate_id = %1$s::text
                        and e.position > least($1, (
                            select watermark from read_model.projections where name = $2)))))
                select count(*) as differences,
                       jsonb_build_object(
                           'columns', jsonb_build_object(%8$s),
                           'rows', (
                               select coalesce(jsonb_agg(jsonb_build_object(
                                   '%1$s', first.%1$s,
                                   'live', (
                                       select to_jsonb(r) from (
                                           select %2$s from read_model.%4$s t
                                           where t.%1$s = first.%1$s and sequence > 0) r),
                                   'new', (
                                       select to_jsonb(r) from (
                                           select %2$s from %5$s.%4$s t
                                           where t.%1$s = first.%1$s and sequence > 0) r))), '[]')
                               from (select %1$s from different order by %1$s limit %9$d) first)) as report
                from different
                """
                        .formatted(
                                table.key(),
                                String.join(", ", columns),
                                each(columns, "live.%1$s is distinct from new.%1$s as %1$s"),
                                table.name(),
                                site.place().schema(),
                                each(columns, "live.%s"),
                                each(columns, "new.%s"),
                                each(columns, "'%1$s', count(*) filter (where %1$s)"),
                                SHOWN);
    }

    private static String each(List<String> columns, String part) {
        return columns.stream().map(part::formatted).collect(joining(", "));
    }

    Found compare(Transaction transaction, Rebuild rebuild) {
        var row =
                transaction
                        .execute(sql, Tuple.of(rebuild.position(), rebuild.projection()))
                        .iterator()
                        .next();
        return new Found(row.getLong("differences"), (JsonObject) row.getValue("report"));
    }
}
