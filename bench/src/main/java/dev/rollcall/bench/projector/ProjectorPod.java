package dev.rollcall.bench.projector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rollcall.bench.Broker;
import dev.rollcall.bench.Database;
import dev.rollcall.local.launch.Pod;
import dev.rollcall.local.launch.StackSettings;
import dev.rollcall.local.machine.ChildProcess;
import dev.rollcall.local.machine.FreePort;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The packaged projector, in a process with the JVM settings of `./rollcall up`.
final class ProjectorPod implements AutoCloseable {

    private static final String HOST = "127.0.0.1";
    private static final String TOKEN = "operator-of-the-benchmark";
    private static final Duration STARTS_WITHIN = Duration.ofMinutes(2);

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newHttpClient();
    private final int port = FreePort.any();
    private final ChildProcess process;

    ProjectorPod(StackSettings settings, Database database, Broker broker, String topic) {
        var jar = settings.project().resolve("projector/target/quarkus-app/quarkus-run.jar");
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        process =
                ChildProcess.start(
                        "projector",
                        Stream.of(List.of(java), Pod.JVM_OPTIONS, List.of("-jar", jar.toString()))
                                .flatMap(List::stream)
                                .toList(),
                        environment(database, broker, topic),
                        settings.data().resolve("logs").resolve("projector.log"),
                        "TERM");
    }

    private Map<String, String> environment(Database database, Broker broker, String topic) {
        var environment = new HashMap<String, String>();
        environment.put("QUARKUS_HTTP_HOST", HOST);
        environment.put("QUARKUS_HTTP_PORT", "" + port);
        environment.put("QUARKUS_MANAGEMENT_HOST", HOST);
        environment.put("QUARKUS_MANAGEMENT_PORT", "" + FreePort.any());
        environment.put("QUARKUS_LOG_CONSOLE_JSON_ENABLED", "false");
        environment.put("ROLLCALL_DATABASE_URL", database.url());
        environment.put("ROLLCALL_KAFKA_BOOTSTRAP_SERVERS", broker.bootstrapServers());
        environment.put("ROLLCALL_EVENTS_TOPIC", topic);
        environment.put("ROLLCALL_ACCESS_TOKENS_LOCAL_SECRET", TOKEN);
        environment.put("ROLLCALL_ACCESS_TOKENS_LOCAL_SCOPES", "operate");
        return environment;
    }

    /// Returns when this pod follows partitions, at least so many.
    void awaitPartitions(int count) throws InterruptedException {
        long start = System.nanoTime();
        while (held() < count) {
            if (process.hasEnded(Duration.ofMillis(100))
                    || System.nanoTime() - start > STARTS_WITHIN.toNanos()) {
                throw process.failure("follows no partitions");
            }
        }
    }

    private long held() throws InterruptedException {
        try {
            var view = get("/projector/v1/projections").path("items").path(0);
            long held = 0;
            for (var partition : view.path("partitions")) {
                held += partition.path("held").asBoolean() ? 1 : 0;
            }
            return held;
        } catch (IOException _) {
            return 0; // It does not listen yet.
        }
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    JsonNode post(String path) throws IOException, InterruptedException {
        return send(request(path).POST(BodyPublishers.noBody()));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://%s:%d%s".formatted(HOST, port, path)))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + TOKEN);
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var response = http.send(request.build(), BodyHandlers.ofString());
        if (response.statusCode() / 100 != 2) {
            throw new IOException("answered " + response.statusCode() + ": " + response.body());
        }
        return json.readTree(response.body());
    }

    /// An error that shows the end of its log.
    IllegalStateException failure(String what) {
        return process.failure(what);
    }

    /// Of the process so far.
    Duration processorTime() {
        return process.process().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    @Override
    public void close() {
        process.stop(Duration.ofSeconds(20));
        http.close();
    }
}
