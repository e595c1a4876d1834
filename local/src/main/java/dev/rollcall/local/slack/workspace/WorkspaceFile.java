package dev.rollcall.local.slack.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/// Keeps a workspace in a JSON file, so that the next start shows the same messages. Written in
/// whole, at most five times a second.
public final class WorkspaceFile implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(WorkspaceFile.class);
    private static final int EVERY_MILLIS = 200;

    /// The app's tokens are in it.
    private static final FileAttribute<?> PRIVATELY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path file;
    private final Workspace workspace;
    private final AtomicBoolean changed = new AtomicBoolean();
    private final ScheduledExecutorService writer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("slack-simulator-file").factory());

    private WorkspaceFile(Path file, Workspace workspace) {
        this.file = file;
        this.workspace = workspace;
    }

    /// What the file remembers; one that can't be read is put aside and said so.
    public static Snapshot read(Path file) {
        if (!Files.exists(file)) {
            return Snapshot.EMPTY;
        }
        try {
            return SlackJson.MAPPER.readValue(file.toFile(), Snapshot.class);
        } catch (IOException unreadable) {
            var aside = file.resolveSibling(file.getFileName() + ".unreadable");
            LOG.warnf(
                    "The simulator's messages in %s can't be read (%s): starting with none, the file is now %s",
                    file, unreadable.getMessage(), aside);
            move(file, aside);
            return Snapshot.EMPTY;
        }
    }

    public static WorkspaceFile keep(Path file, Workspace workspace) {
        var kept = new WorkspaceFile(file, workspace);
        workspace.watch(_ -> kept.changed.set(true));
        var _ =
                kept.writer.scheduleWithFixedDelay(
                        kept::writeIfChanged, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
        return kept;
    }

    private synchronized void writeIfChanged() {
        if (!changed.getAndSet(false)) {
            return;
        }
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            var fresh = file.resolveSibling(file.getFileName() + ".new");
            Files.deleteIfExists(fresh);
            Files.createFile(fresh, PRIVATELY);
            SlackJson.MAPPER.writeValue(fresh.toFile(), workspace.snapshot());
            move(fresh, file);
        } catch (IOException failed) {
            changed.set(true);
            LOG.warnf("The simulator's messages could not be written to %s: %s", file, failed);
        }
    }

    private static void move(Path from, Path to) {
        try {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            LOG.warnf("%s could not be moved to %s: %s", from, to, failed);
        }
    }

    @Override
    public void close() {
        writer.shutdown();
        writeIfChanged();
    }
}
