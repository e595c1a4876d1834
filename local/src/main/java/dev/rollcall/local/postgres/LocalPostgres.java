package dev.rollcall.local.postgres;

import dev.rollcall.local.machine.ChildProcess;
import dev.rollcall.local.machine.Folder;
import dev.rollcall.local.machine.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// A real PostgreSQL 18 as a child process on 127.0.0.1, durable (fsync stays on), with the roles
/// and the database of `roles.sql`. Local connections are trusted; the superuser is `postgres`.
public final class LocalPostgres implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String DUPLICATE_OBJECT = "42710";

    private final Path data;
    private final int port;
    private final ChildProcess server;

    private LocalPostgres(DataFolder folder, int port, List<String> more) throws IOException {
        this.data = folder.path();
        this.port = port;
        if (!FreePort.is(port)) {
            throw portIsTaken();
        }
        folder.prepare();
        server = folder.child("postgres", serverOptions(more));
        try {
            awaitReady();
            createRolesAndDatabase();
        } catch (SQLException e) {
            close();
            throw server.failure("does not serve: " + e.getMessage());
        }
    }

    /// A database that is gone with [#close()], or with this JVM.
    public static LocalPostgres start() {
        return startWith(List.of());
    }

    /// The same with settings of the server's, each as `--name=value`.
    public static LocalPostgres startWith(List<String> settings) {
        var folder = Folder.temporary("postgres");
        try {
            EmptyCluster.copyTo(folder.resolve("data"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return passing(folder, settings);
    }

    /// One that goes with this JVM, and its folder too.
    private static LocalPostgres passing(Path folder, List<String> settings) {
        var data = folder.resolve("data");
        var server = start(data, FreePort.any(), folder.resolve("postgres.log"), settings);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> server.discard(folder)));
        return server;
    }

    /// As below, with the log beside `data`.
    public static LocalPostgres start(Path data, int port) {
        return start(data, port, data.resolveSibling("postgres.log"));
    }

    /// A database that stays in `data`. The caller closes it and may start it there again.
    public static LocalPostgres start(Path data, int port, Path log) {
        return start(data, port, log, List.of());
    }

    private static LocalPostgres start(Path data, int port, Path log, List<String> settings) {
        try {
            var folder = new DataFolder(data.toAbsolutePath(), log.toAbsolutePath());
            return new LocalPostgres(folder, port, settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A read-only replica that streams from this server, which goes on meanwhile; gone with
    /// [#close()], or with this JVM. What was committed before is there.
    public LocalPostgres standby() {
        var folder = Folder.temporary("standby");
        var data = folder.resolve("data");
        backUp(data);
        try {
            Files.createFile(data.resolve("standby.signal"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var primary = "--primary_conninfo=host=127.0.0.1 port=%d user=postgres".formatted(port);
        return passing(folder, List.of(primary));
    }

    /// Copies the data while it is written to. The copy needs the log from then on.
    public void backUp(Path copy) {
        try (var connection = connect("postgres")) {
            new BaseBackup(data, copy).take(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Of a standby: what comes from now on is received, and not shown.
    public void pauseReplay() {
        replay("select pg_wal_replay_pause()", "paused");
    }

    public void resumeReplay() {
        replay("select pg_wal_replay_resume()", "not paused");
    }

    private void replay(String order, String wanted) {
        try (var connection = connect("postgres");
                var statement = connection.createStatement()) {
            statement.execute(order);
            for (var state = ""; !state.equals(wanted); ) {
                var rows = statement.executeQuery("select pg_get_wal_replay_pause_state()");
                rows.next();
                state = rows.getString(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The reactive form of the address; for JDBC put `jdbc:` before it.
    public String url() {
        return url("rollcall");
    }

    public int port() {
        return port;
    }

    /// For tests that pause or kill the server.
    public ChildProcess process() {
        return server;
    }

    private String url(String database) {
        return "postgresql://127.0.0.1:%d/%s".formatted(port, database);
    }

    private List<String> serverOptions(List<String> more) {
        var options =
                List.of(
                        "-D",
                        data.toString(),
                        "--port=" + port,
                        "--listen_addresses=127.0.0.1",
                        "--unix_socket_directories=",
                        "--max_connections=200",
                        "--timezone=UTC",
                        "--log_timezone=UTC");
        return Stream.concat(options.stream(), more.stream()).toList();
    }

    private IllegalStateException portIsTaken() {
        return new IllegalStateException(
                "port %d is taken by another program, so PostgreSQL cannot serve %s there"
                        .formatted(port, data));
    }

    private void awaitReady() throws SQLException {
        var deadline = Instant.now().plus(PATIENCE);
        while (true) {
            try (var connection = connect("postgres")) {
                refuseAnotherServer(connection);
                return;
            } catch (SQLException e) {
                if (Instant.now().isAfter(deadline) || server.hasEnded(Duration.ofMillis(50))) {
                    throw e;
                }
            }
        }
    }

    /// Who answers may have taken the port after it was looked at; ours then ends by itself.
    private void refuseAnotherServer(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("show data_directory")) {
            rows.next();
            if (!data.equals(Path.of(rows.getString(1)))) {
                throw portIsTaken();
            }
        }
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:" + url(database) + "?user=postgres&connectTimeout=5");
    }

    private void createRolesAndDatabase() throws SQLException, IOException {
        try (var connection = connect("postgres");
                var statement = connection.createStatement()) {
            if (statement
                    .executeQuery("select from pg_database where datname = 'rollcall'")
                    .next()) {
                return;
            }
            for (var sql : roles()) {
                try {
                    statement.execute(sql);
                } catch (SQLException e) {
                    // An earlier start may have died between a role and the database.
                    if (!DUPLICATE_OBJECT.equals(e.getSQLState())) {
                        throw e;
                    }
                }
            }
        }
    }

    private static List<String> roles() throws IOException {
        try (var sql = LocalPostgres.class.getResourceAsStream("roles.sql")) {
            return List.of(new String(sql.readAllBytes(), StandardCharsets.UTF_8).split(";\\s*"));
        }
    }

    /// Fast shutdown (INT): open transactions are rolled back, what was committed is on disk. TERM
    /// would wait for every client to leave.
    @Override
    public void close() {
        server.stop(Duration.ofSeconds(20));
    }

    private void discard(Path folder) {
        close();
        Folder.delete(folder);
    }
}
