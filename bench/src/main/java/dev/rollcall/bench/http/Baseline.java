package dev.rollcall.bench.http;

import dev.rollcall.bench.Database;
import dev.rollcall.local.launch.Pod;
import dev.rollcall.local.launch.StackSettings;
import dev.rollcall.local.machine.ChildProcess;
import dev.rollcall.local.machine.FreePort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The bare endpoints, packaged, in a process with the service's JVM settings.
final class Baseline implements AutoCloseable {

    private static final String HOST = "127.0.0.1";
    private static final Duration STARTS_WITHIN = Duration.ofMinutes(1);

    private final int port = FreePort.any();
    private final ChildProcess process;

    /// @param connections in its pool
    Baseline(StackSettings settings, Database database, int connections) {
        var jar = settings.project().resolve("bench-baseline/target/quarkus-app/quarkus-run.jar");
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        process =
                ChildProcess.start(
                        "baseline",
                        Stream.of(List.of(java), Pod.JVM_OPTIONS, List.of("-jar", jar.toString()))
                                .flatMap(List::stream)
                                .toList(),
                        Map.of(
                                "QUARKUS_HTTP_HOST",
                                HOST,
                                "QUARKUS_HTTP_PORT",
                                "" + port,
                                "QUARKUS_DATASOURCE_REACTIVE_URL",
                                database.url(),
                                "QUARKUS_DATASOURCE_REACTIVE_MAX_SIZE",
                                "" + connections,
                                "QUARKUS_DATASOURCE_USERNAME",
                                "rollcall_owner"),
                        settings.data().resolve("logs").resolve("baseline.log"),
                        "TERM");
        awaitListening();
    }

    URI endpoint(String path) {
        return URI.create("http://%s:%d/%s".formatted(HOST, port, path));
    }

    private void awaitListening() {
        long start = System.nanoTime();
        while (!listens()) {
            if (process.hasEnded(Duration.ofMillis(50))
                    || System.nanoTime() - start > STARTS_WITHIN.toNanos()) {
                throw process.failure("does not listen");
            }
        }
    }

    private boolean listens() {
        try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    @Override
    public void close() {
        process.stop(Duration.ofSeconds(20));
    }
}
