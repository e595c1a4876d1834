package dev.rollcall.torture.restore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import dev.rollcall.local.machine.Folder;
import dev.rollcall.local.postgres.LocalPostgres;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.DriverManager;
import java.sql.SQLException;

/// A copy of a running PostgreSQL, the log of all that it wrote, and the way back to a moment.
///
/// It makes the copy by the functions that `pg_basebackup` calls: that program is not among the
/// local PostgreSQL's, and one of another version is refused.
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

    void take(String url) throws IOException, SQLException {
        try (var connection = DriverManager.getConnection(asAdministrator(url));
                var statement = connection.createStatement()) {
            statement.execute("select pg_backup_start('copy', fast => true)");
            copyWhatStays();
            var ended = statement.executeQuery("select labelfile from pg_backup_stop()");
            ended.next();
            Files.writeString(copy.resolve("backup_label"), ended.getString(1));
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

    /// Files come and go meanwhile; what is written meanwhile is in the archive.
    private void copyWhatStays() throws IOException {
        Files.walkFileTree(
                data,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes of)
                            throws IOException {
                        copied(folder);
                        return folder.endsWith("pg_wal")
                                ? FileVisitResult.SKIP_SUBTREE
                                : FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes of)
                            throws IOException {
                        if (!file.getFileName().toString().startsWith("postmaster.")) {
                            copied(file);
                        }
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException failure)
                            throws IOException {
                        return orGone(failure);
                    }
                });
    }

    private void copied(Path path) throws IOException {
        try {
            Files.copy(
                    path, copy.resolve(data.relativize(path)), StandardCopyOption.COPY_ATTRIBUTES);
        } catch (NoSuchFileException gone) {
            orGone(gone);
        }
    }

    private static FileVisitResult orGone(IOException failure) throws IOException {
        if (failure instanceof NoSuchFileException) {
            return FileVisitResult.CONTINUE;
        }
        throw failure;
    }
}
