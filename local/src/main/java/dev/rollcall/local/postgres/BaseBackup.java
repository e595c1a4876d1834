package dev.rollcall.local.postgres;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.SQLException;

/// A copy of a running server's data, by the functions that `pg_basebackup` calls: that program is
/// not among those that are unpacked here, and one of another version is refused.
record BaseBackup(Path data, Path copy) {

    void take(Connection administrator) throws SQLException, IOException {
        try (var statement = administrator.createStatement()) {
            statement.execute("select pg_backup_start('copy', fast => true)");
            copyWhatStays();
            var ended = statement.executeQuery("select labelfile from pg_backup_stop()");
            ended.next();
            Files.writeString(copy.resolve("backup_label"), ended.getString(1));
        }
    }

    /// Files come and go meanwhile; what is written meanwhile is in the log.
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
