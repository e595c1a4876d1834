package dev.rollcall.bench.http;

import dev.rollcall.bench.Database;
import dev.rollcall.bench.Packaged;
import dev.rollcall.local.launch.StackSettings;
import java.net.URI;
import java.util.Map;

/// The bare endpoints, packaged, in a process with the service's JVM settings.
public final class Baseline implements AutoCloseable {

    private final Packaged process;

    /// Starts it.
    ///
    /// @param connections in its pool
    public Baseline(StackSettings settings, Database database, int connections) {
        process =
                new Packaged(
                        settings,
                        "bench-baseline",
                        Map.of(
                                "QUARKUS_DATASOURCE_REACTIVE_URL",
                                database.url(),
                                "QUARKUS_DATASOURCE_REACTIVE_MAX_SIZE",
                                "" + connections,
                                "QUARKUS_DATASOURCE_USERNAME",
                                "rollcall_owner"));
    }

    public URI endpoint(String path) {
        return process.endpoint("/" + path);
    }

    @Override
    public void close() {
        process.close();
    }
}
