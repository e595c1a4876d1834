package dev.rollcall.local.postgres;

import dev.rollcall.local.machine.Folder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A cluster that no server has run on, kept for each version and user: its copy is there sooner
/// than initdb makes another.
final class EmptyCluster {
    private EmptyCluster() {}

    static synchronized void copyTo(Path data) throws IOException {
        var kept = Binaries.cached("cluster");
        if (!Files.exists(kept)) {
            Files.createDirectories(kept.getParent());
            var folder = Files.createTempDirectory(kept.getParent(), "initialising-");
            var made = new DataFolder(folder.resolve("data"), folder.resolve("initdb.log"));
            made.prepare();
            Folder.publish(made.path(), kept);
            Folder.delete(folder);
        }
        Folder.copy(kept, data);
    }
}
