package dev.rollcall.torture.restore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import dev.rollcall.local.machine.Folder;
import dev.rollcall.local.postgres.LocalPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;
import java.sql.SQLException;

/// A copy of a running PostgreSQL, the log of all that it wrote, and the way back to a moment.
record BaseBackup(Path data, int port, Path copy, Path archive) {

    /// Before anything else runs: archiving wants a restart.
    void archiveFromNowOn() throws IOException, SQLException {
        Files.createDirectories(archive);
        try (var postgres = LocalPostgres.start(data, port)) {
            run(postgres.url(), "alter system set archive_mode = on");
            run(
                    postgres.url(),
                    "alter system set archive_command = 'cp %%p %s/%%f'".formatted(archive));
        }
    }

    /// Everything else is stopped, and PostgreSQL is afterwards.
    void goBackTo(String moment) throws IOException {
        Folder.delete(data);
        Folder.copy(copy, data);
        Files.writeString(
                data.resolve("postgresql.auto.conf"),
                """
                restore_command = 'cp %s/%%f %%p'
                recovery_target_time = '%s'
                recovery_target_action = 'promote'
                """
                        .formatted(archive, moment),
                UTF_8,
                StandardOpenOption.APPEND);
        Files.createFile(data.resolve("recovery.signal"));
        try (var postgres = LocalPostgres.start(data, port)) {
            await("the end of the recovery").until(() -> !isInRecovery(postgres.url()));
        }
    }

    private static boolean isInRecovery(String url) throws SQLException {
        try (var connection = DriverManager.getConnection(asAdministrator(url));
                var statement = connection.createStatement();
                var row = statement.executeQuery("select pg_is_in_recovery()")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private static void run(String url, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(asAdministrator(url));
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String asAdministrator(String url) {
        return "jdbc:%s?user=postgres".formatted(url);
    }
}
