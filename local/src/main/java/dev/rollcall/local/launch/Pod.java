package dev.rollcall.local.launch;

import dev.rollcall.local.machine.ChildProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// One process of a service: where it is reached, and what a test may do to it.
public final class Pod implements AutoCloseable {
    /// What every service's JVM is told here.
    public static final List<String> JVM_OPTIONS = List.of("-Xmx384m", "-XX:+UseSerialGC");

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private final String name;
    private final int port;
    private final int managementPort;
    private final Purpose purpose;
    private final AotCache cache;
    private final Map<String, String> environment;
    private final Path log;
    private ChildProcess process;

    Pod(
            String name,
            int port,
            int managementPort,
            Purpose purpose,
            AotCache cache,
            Map<String, String> environment,
            Path log) {
        this.name = name;
        this.port = port;
        this.managementPort = managementPort;
        this.purpose = purpose;
        this.cache = cache;
        this.environment = environment;
        this.log = log;
    }

    public String name() {
        return name;
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    public String managementUrl() {
        return "http://127.0.0.1:" + managementPort;
    }

    /// For tests that send it signals.
    public ChildProcess process() {
        return process;
    }

    /// Starts the process, again if it has ended. It is not ready yet.
    public void start() {
        var command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString()));
        command.addAll(JVM_OPTIONS);
        command.addAll(purpose.jvmOptions());
        command.addAll(cache.options());
        command.addAll(List.of("-jar", cache.jar().toString()));
        process = ChildProcess.start(name, command, environment, log, "TERM");
    }

    /// Returns once the pod says that it is ready; fails with the end of its log when it has ended
    /// instead, or takes too long.
    public void awaitReady() {
        var deadline = Instant.now().plus(PATIENCE);
        while (!isReady()) {
            if (process.hasEnded(Duration.ofMillis(100))) {
                throw process.failure("ended with code " + process.process().exitValue());
            }
            if (Instant.now().isAfter(deadline)) {
                throw process.failure("was not ready within " + PATIENCE.toSeconds() + " s");
            }
        }
    }

    public boolean isReady() {
        return isReady(managementUrl());
    }

    static boolean isReady(String managementUrl) {
        var request =
                HttpRequest.newBuilder(URI.create(managementUrl + "/q/health/ready"))
                        .timeout(Duration.ofSeconds(2))
                        .build();
        try {
            return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /// Asks it to end, which finishes what is in flight.
    @Override
    public void close() {
        if (process != null) {
            process.stop(cache.patience());
        }
    }
}
