package dev.rollcall.bench;

import dev.rollcall.local.postgres.LocalPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;

/// A database of a run's own PostgreSQL.
public record Database(LocalPostgres postgres, String name) {

    /// As docs/operations.md asks of a server. With what PostgreSQL starts from, a run of minutes
    /// measures checkpoints: each writes every page whole into the log again.
    private static final String WAL = "8GB";

    private static final List<String> SETTINGS =
            List.of(
                    "--shared_buffers=1GB",
                    "--max_wal_size=" + WAL,
                    "--track_activity_query_size=32kB");

    /// A server of a run's own.
    public static LocalPostgres server() {
        return LocalPostgres.startWith(SETTINGS);
    }

    /// For a server that was started without such settings.
    public void giveRoomForWal() throws SQLException {
        execute("alter system set max_wal_size = '%s'".formatted(WAL));
        execute("select pg_reload_conf()");
    }

    /// The one that every server has.
    public static Database of(LocalPostgres postgres) {
        return new Database(postgres, "rollcall");
    }

    /// A new one beside it, empty.
    public Database beside(String name) throws SQLException {
        execute("create database %s owner rollcall_owner".formatted(name));
        return new Database(postgres, name);
    }

    /// A new one beside it that holds the same.
    public Database copy(String name) throws SQLException {
        of(postgres).execute("create database %s template %s".formatted(name, this.name));
        return new Database(postgres, name);
    }

    /// It must not be in use.
    public void drop() throws SQLException {
        of(postgres).execute("drop database " + name);
    }

    public String url() {
        return "postgresql://127.0.0.1:%d/%s".formatted(postgres.port(), name);
    }

    public Database migrate(String... schemas) {
        for (var schema : schemas) {
            Flyway.configure()
                    .dataSource("jdbc:" + url(), "rollcall_owner", "")
                    .schemas(schema)
                    .locations("db/" + schema)
                    .placeholders(Map.of("search_language", "simple"))
                    .load()
                    .migrate();
        }
        return this;
    }

    /// As the superuser.
    public Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:" + url(), "postgres", "");
    }

    /// As the superuser.
    public void execute(String sql) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// The one value that a query gives.
    public String ask(String sql) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    /// What a run stands on: it is the same for figures and baselines.
    public String describe() throws SQLException {
        var settings =
                "PostgreSQL %s, shared_buffers %s, max_wal_size %s, fsync %s, synchronous_commit %s"
                        .formatted(
                                ask("show server_version"),
                                ask("show shared_buffers"),
                                ask("show max_wal_size"),
                                ask("show fsync"),
                                ask("show synchronous_commit"));
        return "%s; %d processors; JDK %s"
                .formatted(settings, Runtime.getRuntime().availableProcessors(), Runtime.version());
    }
}
