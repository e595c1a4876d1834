package dev.rollcall.eventstore;

import dev.rollcall.local.postgres.LocalPostgres;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;

/// A migrated database of its own, on the one PostgreSQL that this module's tests share.
public final class StoreDatabase implements AutoCloseable {

    public static final String COMMANDS = "rollcall_commands";
    public static final String OWNER = "rollcall_owner";
    public static final String ADMINISTRATOR = "postgres";

    private static final LocalPostgres POSTGRES = LocalPostgres.start();
    private static final Vertx VERTX = Vertx.vertx();
    private static final AtomicInteger COUNT = new AtomicInteger();

    static {
        migrate(POSTGRES);
        hurry();
    }

    private final LocalPostgres postgres;
    private final String name;
    private final List<Pool> pools = new ArrayList<>();

    private StoreDatabase(LocalPostgres postgres, String name) {
        this.postgres = postgres;
        this.name = name;
    }

    public static StoreDatabase create() throws SQLException {
        var database = new StoreDatabase(POSTGRES, "test_" + COUNT.incrementAndGet());
        try (var connection = connect(POSTGRES, "postgres", ADMINISTRATOR);
                var statement = connection.createStatement()) {
            statement.execute("create database " + database.name + " template rollcall");
        }
        return database;
    }

    /// The one database of a server that a test has for itself.
    public static StoreDatabase of(LocalPostgres postgres) {
        return new StoreDatabase(postgres, "rollcall");
    }

    /// Connections as the commands service has them.
    public Pool pool(int size) {
        var pool =
                PgBuilder.pool()
                        .with(new PoolOptions().setMaxSize(size))
                        .connectingTo(
                                new PgConnectOptions()
                                        .setHost("127.0.0.1")
                                        .setPort(postgres.port())
                                        .setDatabase(name)
                                        .setUser(COMMANDS)
                                        .setCachePreparedStatements(true))
                        .using(VERTX)
                        .build();
        pools.add(pool);
        return pool;
    }

    public Connection connect(String role) throws SQLException {
        return connect(postgres, name, role);
    }

    /// Runs SQL as the administrator, who may do anything.
    public void execute(String sql) throws SQLException {
        try (var connection = connect(ADMINISTRATOR);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// The one number that a query gives.
    public long number(String sql) throws SQLException {
        try (var connection = connect(ADMINISTRATOR);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /// The ids of all events, in order.
    public List<UUID> ids() throws SQLException {
        var ids = new ArrayList<UUID>();
        try (var connection = connect(ADMINISTRATOR);
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "select id from event_store.events order by position")) {
            while (rows.next()) {
                ids.add(rows.getObject(1, UUID.class));
            }
        }
        return ids;
    }

    @Override
    public void close() {
        pools.forEach(Pool::closeAndAwait);
    }

    public static void migrate(LocalPostgres postgres) {
        Flyway.configure()
                .dataSource(jdbcUrl(postgres, "rollcall"), OWNER, "")
                .schemas("event_store")
                .locations("db/event_store")
                .load()
                .migrate();
    }

    /// No test takes the power away, and dozens of databases are not worth a wait for the disk.
    private static void hurry() {
        try (var connection = connect(POSTGRES, "postgres", ADMINISTRATOR);
                var statement = connection.createStatement()) {
            statement.execute("alter system set fsync = off");
            statement.execute("select pg_reload_conf()");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Connection connect(LocalPostgres postgres, String database, String role)
            throws SQLException {
        return DriverManager.getConnection(jdbcUrl(postgres, database), role, "");
    }

    private static String jdbcUrl(LocalPostgres postgres, String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(postgres.port(), database);
    }
}
