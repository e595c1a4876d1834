package dev.rollcall.bench;

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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/// A packaged module in a process of its own, with the JVM settings of `./rollcall up`.
public final class Packaged implements AutoCloseable {

    private static final String HOST = "127.0.0.1";
    private static final Duration STARTS_WITHIN = Duration.ofMinutes(2);

    private final int port = FreePort.any();
    private final ChildProcess process;

    /// Returns when it listens.
    public Packaged(StackSettings settings, String module, Map<String, String> environment) {
        this(settings, module, environment, List.of());
    }

    /// The same with further options of the JVM.
    public Packaged(
            StackSettings settings,
            String module,
            Map<String, String> environment,
            List<String> jvmOptions) {
        var jar = settings.project().resolve(module + "/target/quarkus-app/quarkus-run.jar");
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var all = new HashMap<>(environment);
        all.put("QUARKUS_HTTP_HOST", HOST);
        all.put("QUARKUS_HTTP_PORT", "" + port);
        all.put("QUARKUS_MANAGEMENT_HOST", HOST);
        all.put("QUARKUS_MANAGEMENT_PORT", "" + FreePort.any());
        process =
                ChildProcess.start(
                        module,
                        Stream.of(
                                        List.of(java),
                                        Pod.JVM_OPTIONS,
                                        jvmOptions,
                                        List.of("-jar", jar.toString()))
                                .flatMap(List::stream)
                                .toList(),
                        all,
                        settings.data().resolve("logs").resolve(module + ".log"),
                        "TERM");
        await(this::listens, "does not listen");
    }

    /// Where it answers `path`, which begins with a slash.
    public URI endpoint(String path) {
        return URI.create("http://%s:%d%s".formatted(HOST, port, path));
    }

    /// Of the process so far.
    public Duration processorTime() {
        return process.process().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /// What the operating system knows it by.
    public long pid() {
        return process.pid();
    }

    /// Waits until something holds, which it may only once it listens.
    public void await(BooleanSupplier something, String otherwise) {
        long start = System.nanoTime();
        while (!something.getAsBoolean()) {
            if (process.hasEnded(Duration.ofMillis(50))
                    || System.nanoTime() - start > STARTS_WITHIN.toNanos()) {
                throw process.failure(otherwise);
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
