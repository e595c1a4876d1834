package dev.rollcall.commands.handling;

import dev.rollcall.eventstore.append.AppendSettings;
import dev.rollcall.eventstore.append.Appender;
import dev.rollcall.eventstore.read.EventReader;
import dev.rollcall.local.postgres.LocalPostgres;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.time.Duration;
import org.eclipse.microprofile.context.spi.ContextManagerProvider;
import org.flywaydb.core.Flyway;

/// An event store, and the handlers of as many pods as a test wants.
public final class Store implements AutoCloseable {

    public static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Vertx vertx = Vertx.vertx();
    private final LocalPostgres postgres = LocalPostgres.start();
    private final Pool administrator = pool("postgres");
    public final Pool pool = pool("rollcall_commands");
    public final EventReader reader = new EventReader(pool);
    final Appender appender = new Appender(pool, AppendSettings.DEFAULT, _ -> {});

    /// Context propagation registers its provider at its first use, which two threads must not make
    /// at once.
    public static Store start() {
        ContextManagerProvider.instance();
        return new Store();
    }

    private Store() {
        migrate("event_store");
        migrate("commands");
    }

    private void migrate(String schema) {
        Flyway.configure()
                .dataSource("jdbc:" + postgres.url(), "rollcall_owner", "")
                .schemas(schema)
                .locations("db/" + schema)
                .load()
                .migrate();
    }

    private Pool pool(String role) {
        return PgBuilder.pool()
                .connectingTo(PgConnectOptions.fromUri(postgres.url()).setUser(role))
                .with(new PoolOptions().setMaxSize(4))
                .using(vertx)
                .build();
    }

    /// A pod, as far as it handles commands: with a memory and appends of its own, and time enough
    /// on a machine that does other things too.
    public CommandHandler pod() {
        return OtherPod.over(pool);
    }

    /// As a restore or a failover does that lost the end of the log.
    void loseAfter(String aggregateId, long sequence) {
        administer(
                """
                begin;
                set local session_replication_role = replica;
                delete from event_store.events
                where aggregate_id = '%s' and sequence > %d;
                commit
                """
                        .formatted(aggregateId, sequence));
    }

    /// Runs SQL as somebody who may do anything.
    public RowSet<Row> administer(String sql) {
        return administrator.query(sql).execute().await().atMost(PATIENCE);
    }

    @Override
    public void close() {
        pool.closeAndAwait();
        administrator.closeAndAwait();
        vertx.closeAndAwait();
        postgres.close();
    }
}
