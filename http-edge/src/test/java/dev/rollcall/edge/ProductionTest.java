package dev.rollcall.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.ProdBuildResults;
import io.quarkus.test.ProdModeTestResults;
import io.quarkus.test.QuarkusProdModeTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// The small application packaged and run as a process of its own, as in production.
class ProductionTest {
    private static final Pattern ADDRESS = Pattern.compile("Listening on: (http://[^ ]+:\\d+)");
    private static final Pattern SEVERE = Pattern.compile("\"level\":\"(ERROR|FATAL)\"");
    private static final Pattern ACCIDENT =
            Pattern.compile("/desk/breaks failed.*\"correlationId\":\"([^\"]+)\"");

    @RegisterExtension
    static final QuarkusProdModeTest PACKAGE =
            new QuarkusProdModeTest()
                    .withApplicationRoot(
                            jar ->
                                    jar.addPackages(true, "dev.rollcall.edge")
                                            .addAsResource(
                                                    "META-INF/microprofile-config.properties"))
                    .setApplicationName("door");

    @ProdBuildResults ProdModeTestResults built;

    @TempDir Path folder;

    @Test
    void without_a_token_it_does_not_start_and_says_why_in_one_line() throws Exception {
        var service = start();
        try {
            assertTrue(service.waitFor(30, TimeUnit.SECONDS), this::log);
            assertEquals(1, service.exitValue(), this::log);
            var errors = log().lines().filter(line -> SEVERE.matcher(line).find()).toList();
            assertEquals(1, errors.size(), this::log);
            assertTrue(errors.getFirst().contains("no token is configured"), this::log);
            assertFalse(log().contains("xception"), this::log);
        } finally {
            service.destroyForcibly();
        }
    }

    @Test
    void with_a_token_it_starts_and_logs_json_with_the_correlation_id() throws Exception {
        var service =
                start(
                        "-Drollcall.access.tokens.wall.secret=a-secret-for-the-wall",
                        "-Drollcall.access.tokens.wall.scopes=read");
        try {
            var door = logged(ADDRESS).replace("0.0.0.0", "127.0.0.1");
            assertEquals(200, get(door, "/desk/notes").statusCode());
            assertEquals(200, get(door, "/q/openapi").statusCode());
            assertEquals(200, get(door, "/q/swagger-ui/").statusCode());
            assertEquals(404, get(door, "/q/metrics").statusCode());
            var accident = get(door, "/desk/breaks");
            assertEquals(500, accident.statusCode());
            assertTrue(accident.body().contains("correlation id import-7"), accident.body());
            assertEquals("import-7", logged(ACCIDENT));
            assertTrue(log().contains("\"service\":\"door\""), this::log);
        } finally {
            service.destroyForcibly();
        }
    }

    private Process start(String... settings) throws IOException {
        var jar = built.getBuildDir().resolve("quarkus-app/quarkus-run.jar");
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        var command = new ArrayList<String>(List.of(java.toString(), "-Xmx192m"));
        command.addAll(List.of("-Dquarkus.http.port=0", "-Dquarkus.management.port=0"));
        command.addAll(List.of(settings));
        command.addAll(List.of("-jar", jar.toString()));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
    }

    private String log() {
        try {
            return Files.readString(folder.resolve("log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String logged(Pattern pattern) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(
                        () ->
                                pattern.matcher(log())
                                        .results()
                                        .map(found -> found.group(1))
                                        .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private static HttpResponse<String> get(String door, String path) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var request =
                    HttpRequest.newBuilder(URI.create(door + path))
                            .header("Authorization", "Bearer a-secret-for-the-wall")
                            .header("X-Correlation-Id", "import-7")
                            .build();
            return client.send(request, BodyHandlers.ofString());
        }
    }
}
