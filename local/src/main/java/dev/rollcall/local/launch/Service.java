package dev.rollcall.local.launch;

import java.nio.file.Path;
import java.util.Locale;

/// The three services, in the order of the path.
public enum Service {
    COMMANDS(1),
    PROJECTOR(2),
    API(7);

    private final int offset;

    Service(int offset) {
        this.offset = offset;
    }

    /// Its module's folder, its log's name, and what people call it.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    int offset() {
        return offset;
    }

    Path built(Path project) {
        return project.resolve(toString())
                .resolve("target")
                .resolve("quarkus-app")
                .resolve("quarkus-run.jar");
    }
}
