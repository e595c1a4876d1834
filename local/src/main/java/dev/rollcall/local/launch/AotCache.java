package dev.rollcall.local.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// What the JDK learnt from an earlier run of the same jar (JEP 514), beside the jar: a start with
/// it takes about a third of the time. One that is missing or stale costs nothing but that time.
record AotCache(Path jar, boolean mayRecord) {

    List<String> options() {
        if (isFresh()) {
            return List.of("-XX:AOTCache=" + file(), "-Xlog:aot=off,cds=off");
        }
        return mayRecord
                ? List.of("-XX:AOTCacheOutput=" + file(), "-Xlog:aot=off,cds=off")
                : List.of();
    }

    /// A run that records writes the cache when it ends, which takes seconds.
    Duration patience() {
        return Duration.ofSeconds(mayRecord && !isFresh() ? 120 : 20);
    }

    private boolean isFresh() {
        try {
            return Files.exists(file())
                    && Files.getLastModifiedTime(file()).compareTo(Files.getLastModifiedTime(jar))
                            > 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A cache belongs to one version of the JDK.
    private Path file() {
        return jar.resolveSibling("app-" + Runtime.version() + ".aot");
    }
}
