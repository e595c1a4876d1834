package dev.rollcall.api.readmodel;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnectOptions;
import jakarta.inject.Singleton;

/// A pool whose statements stay prepared, but for searches: which plan is good depends on how often
/// people say a word, and PostgreSQL plans what stays prepared for any word.
@Singleton
class PlanningPool implements PgPoolCreator {

    @Override
    public Pool create(Input input) {
        return PgBuilder.pool()
                .with(input.poolOptions())
                .connectingTo(
                        input.pgConnectOptionsList().stream()
                                .<SqlConnectOptions>map(PlanningPool::planning)
                                .toList())
                .using(input.vertx())
                .build();
    }

    private static PgConnectOptions planning(PgConnectOptions server) {
        var options = new PgConnectOptions(server);
        options.setPreparedStatementCacheSqlFilter(sql -> !sql.contains("read_model.search("));
        return options;
    }
}
