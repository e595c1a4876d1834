package dev.rollcall.commands.outbound.webhook;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Which teams status updates and polls belong to, by what their streams begin with.
@ApplicationScoped
class TeamsOf {

    private static final String BEGINNINGS =
            """
            select aggregate_id, (data->>'team_id')::uuid as team_id
            from event_store.events
            where aggregate_id = any ($1)
            and sequence = 1
            and data->>'team_id' is not null
            """;

    private final Pool pool;

    TeamsOf(Pool pool) {
        this.pool = pool;
    }

    Uni<Map<String, UUID>> of(List<String> aggregates) {
        return pool.preparedQuery(BEGINNINGS)
                .execute(Tuple.of(aggregates.toArray(String[]::new)))
                .map(
                        rows -> {
                            var teams = new HashMap<String, UUID>();
                            rows.forEach(
                                    row ->
                                            teams.put(
                                                    row.getString("aggregate_id"),
                                                    row.getUUID("team_id")));
                            return teams;
                        });
    }
}
