package dev.rollcall.local.postgres;

import dev.rollcall.local.machine.ChildProcess;
import dev.rollcall.local.machine.Folder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// The folder of a cluster's files: made whole or not at all, and used by one server at a time.
record DataFolder(Path path, Path log) {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    void prepare() throws IOException {
        if (Files.exists(path.resolve("PG_VERSION"))) {
            refuseWhileAnotherRuns();
        } else {
            initialise();
        }
    }

    /// initdb works beside the final place, so that a folder with `PG_VERSION` is always a whole
    /// one.
    private void initialise() throws IOException {
        Files.createDirectories(path.getParent());
        var fresh = path.resolveSibling(path.getFileName() + ".new");
        Folder.delete(fresh);
        Folder.delete(path);
        var initdb =
                child(
                        "initdb",
                        List.of(
                                "--pgdata=" + fresh,
                                "--auth=trust",
                                "--username=postgres",
                                "--encoding=UTF8",
                                "--locale=C",
                                "--locale-provider=builtin",
                                "--builtin-locale=C.UTF-8"));
        if (!initdb.hasEnded(PATIENCE) || initdb.process().exitValue() != 0) {
            throw initdb.failure("failed");
        }
        Files.move(fresh, path);
    }

    /// PostgreSQL itself clears away a stale `postmaster.pid`; this gives the reason when the
    /// pid's owner is alive.
    private void refuseWhileAnotherRuns() throws IOException {
        var file = path.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return;
        }
        var pid = Long.parseLong(Files.readAllLines(file).getFirst().trim());
        var command = ProcessHandle.of(pid).flatMap(process -> process.info().command()).orElse("");
        if (command.endsWith("/postgres")) {
            throw new IllegalStateException(
                    "PostgreSQL of an earlier run (pid %d) still uses %s; stop it first: kill -INT %d"
                            .formatted(pid, path, pid));
        }
    }

    ChildProcess child(String program, List<String> options) throws IOException {
        return ChildProcess.start(
                program, Binaries.command(program, options), Map.of(), log, "INT");
    }
}
