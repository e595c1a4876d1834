package dev.rollcall.local.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;

/// Whole folders.
public final class Folder {
    private Folder() {}

    public static Path temporary(String name) {
        try {
            return Files.createTempDirectory("rollcall-" + name + "-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Copies `from` with all that is in it, and who may read it, to `to`, which is not there yet.
    public static void copy(Path from, Path to) {
        try (var tree = Files.walk(from)) {
            for (var path : tree.toList()) {
                var copy = to.resolve(from.relativize(path));
                Files.copy(path, copy, StandardCopyOption.COPY_ATTRIBUTES);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Puts `made` where other processes may put the same at the same time: one of them stays.
    public static void publish(Path made, Path at) throws IOException {
        try {
            Files.move(made, at, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            delete(made);
            if (!Files.exists(at)) {
                throw e;
            }
        }
    }

    /// Deletes `folder` with all that is in it; one that is not there is fine.
    public static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (var tree = Files.walk(folder)) {
            for (var path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
