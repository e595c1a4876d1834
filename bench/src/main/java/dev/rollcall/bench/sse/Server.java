package dev.rollcall.bench.sse;

import dev.rollcall.local.launch.Pod;
import dev.rollcall.local.launch.StackSettings;
import dev.rollcall.local.machine.ChildProcess;
import dev.rollcall.local.machine.FreePort;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A packaged service in a process of its own, with the JVM settings of `./rollcall up`, but for
/// its heap: all of that is there from the start, so that what the process grows by is outside.
final class Server implements AutoCloseable {

    private static final String HOST = "127.0.0.1";
    private static final Duration STARTS_WITHIN = Duration.ofMinutes(1);
    private static final List<String> WHOLE_HEAP = List.of("-Xms384m", "-XX:+AlwaysPreTouch");

    private final URI stream;
    private final ChildProcess process;

    /// @param path of its streams, which it answers when it is ready
    Server(
            StackSettings settings,
            String module,
            String path,
            String token,
            Map<String, String> environment) {
        int port = FreePort.any();
        stream = URI.create("http://%s:%d%s".formatted(HOST, port, path));
        var jar = settings.project().resolve(module + "/target/quarkus-app/quarkus-run.jar");
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var all = new HashMap<>(environment);
        all.put("QUARKUS_HTTP_HOST", HOST);
        all.put("QUARKUS_HTTP_PORT", "" + port);
        process =
                ChildProcess.start(
                        module,
                        Stream.of(
                                        List.of(java),
                                        Pod.JVM_OPTIONS,
                                        WHOLE_HEAP,
                                        List.of("-jar", jar.toString()))
                                .flatMap(List::stream)
                                .toList(),
                        all,
                        settings.data().resolve("logs").resolve(module + ".log"),
                        "TERM");
        await(stream, token);
    }

    URI stream() {
        return stream;
    }

    /// What the operating system knows it by.
    long pid() {
        return process.pid();
    }

    /// Returns once it answers there with 200.
    private void await(URI stream, String token) {
        long start = System.nanoTime();
        while (!answers(stream, token)) {
            if (process.hasEnded(Duration.ofMillis(50))
                    || System.nanoTime() - start > STARTS_WITHIN.toNanos()) {
                throw process.failure("does not answer");
            }
        }
    }

    private static boolean answers(URI stream, String token) {
        try {
            var request = (HttpURLConnection) stream.toURL().openConnection();
            request.setRequestProperty("Authorization", "Bearer " + token);
            try {
                return request.getResponseCode() == 200;
            } finally {
                request.disconnect();
            }
        } catch (IOException _) {
            return false;
        }
    }

    @Override
    public void close() {
        process.stop(Duration.ofSeconds(20));
    }
}
