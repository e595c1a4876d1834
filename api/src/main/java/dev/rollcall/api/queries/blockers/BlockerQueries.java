package dev.rollcall.api.queries.blockers;

import static dev.rollcall.api.readmodel.Columns.instant;

import dev.rollcall.api.parameters.Reading;
import dev.rollcall.api.queries.Page;
import dev.rollcall.api.queries.Place;
import dev.rollcall.api.queries.Rows;
import dev.rollcall.api.queries.Source;
import dev.rollcall.api.queries.ViewReader;
import dev.rollcall.api.queries.Whose;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// Open blockers.
@ApplicationScoped
class BlockerQueries {
    private static final Set<Source> READS =
            EnumSet.of(Source.TEAMS, Source.STATUS_UPDATES, Source.BLOCKERS);

    private final ViewReader reads;

    BlockerQueries(ViewReader reads) {
        this.reads = reads;
    }

    Uni<Page<Blocker>> page(
            Whose whose, Order order, Optional<Place> after, int limit, Reading reading) {
        var where = whose.conditions(reading);
        after.ifPresent(
                last ->
                        where.and(
                                "(v.since, v.update_id) %s (?, ?)".formatted(order.beyond()),
                                last.utc(),
                                last.id()));
        var sql =
                """
            select v.update_id, v.team_id, v.slack_workspace, v.slack_user, v.author, v.blocker, v.since,
                %1$s as stale_since
            from %2$s as v
            where %3$s
            order by v.since %5$s, v.update_id %5$s
            limit %4$s
            """
                        .formatted(
                                Rows.staleSince(Source.BLOCKERS, "v.update_id", reading),
                                Rows.of("open_blockers", reading),
                                where,
                                where.parameter(limit + 1),
                                order.sql());
        return reads.query("blockers", READS, sql, where.parameters(), reading)
                .map(
                        found ->
                                Page.of(
                                        found,
                                        limit,
                                        BlockerQueries::blocker,
                                        last ->
                                                new Place(last.since(), last.updateId())
                                                        .cursor(order.list())));
    }

    private static Blocker blocker(Row row) {
        return new Blocker(
                row.getUUID("update_id"),
                row.getUUID("team_id"),
                row.getString("slack_workspace"),
                row.getString("slack_user"),
                row.getString("author"),
                row.getString("blocker"),
                instant(row, "since"),
                instant(row, "stale_since"));
    }
}
