package dev.rollcall.api.queries.blockers;

import static dev.rollcall.api.readmodel.Columns.instant;

import dev.rollcall.api.parameters.Paging;
import dev.rollcall.api.parameters.Reading;
import dev.rollcall.api.queries.Gathered;
import dev.rollcall.api.queries.Listed;
import dev.rollcall.api.queries.Order;
import dev.rollcall.api.queries.Rows;
import dev.rollcall.api.queries.Source;
import dev.rollcall.api.queries.Whose;
import io.vertx.mutiny.sqlclient.Row;
import java.util.EnumSet;
import java.util.Set;

/// Open blockers.
final class BlockerQueries {
    private static final String UPDATE = "update_id";

    private static final Set<Source> READS =
            EnumSet.of(Source.TEAMS, Source.STATUS_UPDATES, Source.BLOCKERS);

    private BlockerQueries() {}

    static Listed<Blocker> list(Whose whose, Order order, Paging paging, Reading reading) {
        var where = whose.conditions(reading);
        paging.after().ifPresent(last -> order.beyond(last, UPDATE, where));
        var sql =
                """
            select v.update_id, v.team_id, v.slack_workspace, v.slack_user, v.author, v.blocker, v.since,
                v.since as sorted_by, %s as stale_since
            from %s as v
            where %s
            order by %s
            limit %s
            """
                        .formatted(
                                Rows.staleSince(Source.BLOCKERS, "v.update_id", reading),
                                Rows.of("open_blockers", reading),
                                where.sql(),
                                order.by(UPDATE),
                                where.parameter(paging.limit() + 1));
        return new Gathered<>(
                "blockers",
                READS,
                UPDATE,
                sql,
                where.parameters(),
                BlockerQueries::blocker,
                row -> order.place(row, UPDATE),
                false);
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
