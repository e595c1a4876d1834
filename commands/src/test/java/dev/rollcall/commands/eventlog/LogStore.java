package dev.rollcall.commands.eventlog;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.commands.console.Terminal;
import dev.rollcall.local.postgres.LocalPostgres;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.flywaydb.core.Flyway;

/// An event store of its own, on a PostgreSQL that these tests share, and the command line on it.
final class LogStore {

    private static final LocalPostgres POSTGRES = LocalPostgres.start();
    private static final AtomicInteger COUNT = new AtomicInteger();

    static {
        migrate("event_store");
        migrate("commands");
    }

    private final String name;

    private LogStore(String name) {
        this.name = name;
    }

    static LogStore create() throws SQLException {
        return copyOf("rollcall");
    }

    /// Another one that holds the same. Nobody may be connected to this one.
    LogStore copy() throws SQLException {
        return copyOf(name);
    }

    private static LogStore copyOf(String template) throws SQLException {
        var store = new LogStore("log_" + COUNT.incrementAndGet());
        execute("postgres", "create database %s template %s".formatted(store.name, template));
        return store;
    }

    /// What a command printed, and how it ended.
    record Outcome(int code, String out, String err) {

        List<String> lines() {
            return out.lines().toList();
        }
    }

    String url() {
        return "postgresql://127.0.0.1:%d/%s".formatted(POSTGRES.port(), name);
    }

    Outcome run(String... arguments) {
        return run("", () -> false, arguments);
    }

    Outcome run(String in, BooleanSupplier watched, String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int code = run(in, out, err, watched, arguments);
        return new Outcome(code, out.toString(UTF_8), err.toString(UTF_8));
    }

    int run(
            String in,
            OutputStream out,
            OutputStream err,
            BooleanSupplier watched,
            String... arguments) {
        var terminal =
                new Terminal(
                        new ByteArrayInputStream(in.getBytes(UTF_8)),
                        out,
                        new PrintStream(err, true, UTF_8),
                        watched);
        var here = new ArrayList<>(Arrays.asList(arguments));
        if (here.stream().noneMatch(argument -> argument.startsWith("--database"))) {
            here.add("--database=" + url());
        }
        return EventLog.run(terminal, here.toArray(String[]::new));
    }

    Outcome importing(String lines) {
        return run(lines, () -> false, "import");
    }

    /// Teams that are registered and then renamed again and again, by turns.
    void fill(int teams, int events) throws SQLException {
        execute(
                """
                insert into event_store.events
                select gen_random_uuid(),
                       case when n < %1$d then 'TeamRegistered' else 'TeamRenamed' end,
                       'team-' || n %% %1$d,
                       jsonb_build_object('name', 'Zoë ' || n),
                       timestamptz '2026-01-01T00:00:00Z' + n / 3 * interval '1.5 milliseconds',
                       '{"actor": "ada", "from_the_future": 1.10}',
                       1, n / %1$d + 1, 2 * n + 1
                from generate_series(0, %2$d - 1) n
                """
                        .formatted(teams, events));
    }

    /// As the administrator, past the triggers that keep what is stored.
    void tamper(String sql) throws SQLException {
        execute("set session_replication_role = replica; " + sql);
    }

    void execute(String sql) throws SQLException {
        execute(name, sql);
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbc(name), "postgres", "");
    }

    long number(String sql) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static void execute(String database, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(jdbc(database), "postgres", "");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void migrate(String schema) {
        Flyway.configure()
                .dataSource(jdbc("rollcall"), "rollcall_owner", "")
                .schemas(schema)
                .locations("db/" + schema)
                .load()
                .migrate();
    }

    private static String jdbc(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(POSTGRES.port(), database);
    }
}
