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
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.context.spi.ContextManagerProvider;
import org.flywaydb.core.Flyway;

/// An event store of its own, on a PostgreSQL that these tests share, and the handlers of as many
/// pods as a test wants.
public final class Store implements AutoCloseable {

    public static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final LocalPostgres POSTGRES = LocalPostgres.start();
    private static final AtomicInteger COUNT = new AtomicInteger();

    static {
        migrate("event_store");
        migrate("commands");
    }

    private final Vertx vertx = Vertx.vertx();
    private final String name = database();
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

    private Store() {}

    private static String database() {
        var name = "store_" + COUNT.incrementAndGet();
        try (var connection =
                        DriverManager.getConnection("jdbc:" + POSTGRES.url(), "postgres", "");
                var statement = connection.createStatement()) {
            statement.execute("create database " + name + " template rollcall");
            return name;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void migrate(String schema) {
        Flyway.configure()
                .dataSource("jdbc:" + POSTGRES.url(), "rollcall_owner", "")
                .schemas(schema)
                .locations("db/" + schema)
                .load()
                .migrate();
    }

    private Pool pool(String role) {
        return PgBuilder.pool()
                .connectingTo(
                        PgConnectOptions.fromUri(POSTGRES.url()).setDatabase(name).setUser(role))
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
    }
}
