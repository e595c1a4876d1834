package dev.rollcall.api.queries;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rollcall.api.parameters.AsOf;
import dev.rollcall.api.parameters.Cursor;
import dev.rollcall.api.parameters.Moments;
import dev.rollcall.api.parameters.Paging;
import dev.rollcall.api.parameters.Reading;
import dev.rollcall.api.queries.ViewReader.Found;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;

/// Compares what a whole list was at two moments. It costs what changed, not what there is.
@ApplicationScoped
public class ListDifferences {
    private final ViewReader reads;
    private final ObjectMapper json;

    ListDifferences(ViewReader reads, ObjectMapper json) {
        this.reads = reads;
        this.json = json;
    }

    public <T> Uni<RestResponse<Page<Difference>>> between(
            Moments moments, Compared<T> compared, Paging paging, Reading now) {
        var reading = moments.later(now);
        var filter = compared.filter();
        var from = moments.from();
        var sql =
                compared.sql(
                        position(
                                compared.view().source(), from, filter.parameter(Past.value(from))),
                        moments.to()
                                .map(to -> position(compared.view().source(), to, "$2"))
                                .orElse(Long.toString(Long.MAX_VALUE)),
                        filter.parameter(paging.number()) + "::bigint",
                        filter.parameter(paging.limit() + 1));
        return reads.query(
                        compared.name(), compared.view().reads(), sql, filter.parameters(), reading)
                .map(found -> page(found, compared, paging).answer(reading));
    }

    private <T> Page<Difference> page(Found found, Compared<T> compared, Paging paging) {
        var changes = new LinkedHashMap<Long, List<Row>>();
        found.rows()
                .forEach(
                        row ->
                                changes.computeIfAbsent(row.getLong("at"), _ -> new ArrayList<>())
                                        .add(row));
        var shown = changes.entrySet().stream().limit(paging.limit()).toList();
        var next =
                changes.size() > shown.size()
                        ? paging.next(
                                new Cursor(
                                        shown.getLast().getKey().toString(),
                                        shown.getLast()
                                                .getValue()
                                                .getFirst()
                                                .getUUID(compared.view().source().key())))
                        : null;
        return new Page<>(
                shown.stream()
                        .flatMap(change -> difference(change.getValue(), compared).stream())
                        .toList(),
                next,
                found.complete() ? null : true,
                null,
                null);
    }

    private <T> Optional<Difference> difference(List<Row> versions, Compared<T> compared) {
        return Differences.difference(
                version(versions, false, compared), version(versions, true, compared));
    }

    private <T> Optional<JsonNode> version(
            List<Row> versions, boolean isLater, Compared<T> compared) {
        return versions.stream()
                .filter(row -> Boolean.TRUE.equals(row.getBoolean("is_later")) == isLater)
                .findFirst()
                .map(row -> json.valueToTree(compared.view().read().apply(row)));
    }

    /// The last position of a moment that the view knows of.
    private static String position(Source source, AsOf moment, String parameter) {
        return switch (moment) {
            case AsOf.Position _ -> parameter + "::bigint";
            case AsOf.Time _ ->
                    """
                    coalesce((
                            select valid_from_position
                            from read_model.%s
                            where valid_from <= %s::timestamptz
                            order by valid_from desc, valid_from_position desc
                            limit 1), 0)"""
                            .formatted(source.history(), parameter);
        };
    }
}
