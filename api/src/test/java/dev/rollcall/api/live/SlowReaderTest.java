package dev.rollcall.api.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.api.ReadModelDatabase;
import dev.rollcall.api.Views;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ReadModelDatabase.class)
@TestProfile(SlowReaderTest.ShortPatience.class)
class SlowReaderTest {
    public static class ShortPatience implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("rollcall.live.patience", "3s");
        }
    }

    /// More than the window holds, which is 64 changes in tests.
    private static final int CHANGES = 200;

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String LONG_TEXT = "x".repeat(100_000);

    @Inject MeterRegistry metrics;

    private final Views views = new Views();
    private final UUID team = views.team("Team of " + UUID.randomUUID());

    @Test
    void a_reader_that_stays_behind_is_dropped_and_told_why() throws IOException {
        // Given
        try (var socket = connect()) {

            // When
            views.updates(team, CHANGES, LONG_TEXT);
            var text = readSlowly(socket);

            // Then
            assertThat(text).contains("dropped: this reader is too slow");
            assertThat(text.split("event:status_update", -1).length).isLessThan(CHANGES);
        }
        assertThat(ended("behind")).isPositive();
    }

    @Test
    void a_burst_of_more_than_the_window_holds_reaches_a_reader_that_keeps_up() {
        try (var stream = StreamReader.open("?team_id=" + team)) {
            views.updates(team, 300, "Many at once");

            await().atMost(PATIENCE).until(() -> stream.data("status_update").size() == 300);
        }
    }

    @Test
    void a_reader_that_never_reads_is_disconnected() throws IOException {
        // Given
        try (var socket = connect()) {
            var before = ended("stuck");

            // When
            views.update(team, "ada", "x".repeat(12_000_000));

            // Then
            await().atMost(PATIENCE).until(() -> ended("stuck") == before + 1);
            assertThat(metrics.get("rollcall.streams.open").gauge().value()).isZero();
            assertThat(socket.isClosed()).isFalse();
        }
    }

    /// A client with a small buffer that does not read yet.
    private Socket connect() throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(16 * 1024);
        socket.connect(new InetSocketAddress("localhost", RestAssured.port));
        socket.getOutputStream()
                .write(
                        """
                        GET /api/v1/stream?team_id=%s HTTP/1.0
                        Authorization: Bearer %s

                        """
                                .formatted(team, ReadModelDatabase.READER)
                                .replace("\n", "\r\n")
                                .getBytes(StandardCharsets.UTF_8));
        socket.setSoTimeout((int) PATIENCE.toMillis());
        awaitHello(socket);
        return socket;
    }

    /// What happens from then on is told.
    private static void awaitHello(Socket socket) throws IOException {
        var greeting = new StringBuilder();
        while (!greeting.toString().contains("event:hello")) {
            int next = socket.getInputStream().read();
            assertThat(next).as("%s", greeting).isNotNegative();
            greeting.append((char) next);
        }
    }

    /// About a megabyte in a second.
    private static String readSlowly(Socket socket) throws IOException {
        var text = new ByteArrayOutputStream();
        var buffer = new byte[64 * 1024];
        for (int n = 0; n >= 0; n = socket.getInputStream().read(buffer)) {
            text.write(buffer, 0, n);
            LockSupport.parkNanos(50_000_000);
        }
        return text.toString(StandardCharsets.UTF_8);
    }

    private double ended(String reason) {
        var counter = metrics.find("rollcall.streams.ended").tag("reason", reason).counter();
        return counter == null ? 0 : counter.count();
    }
}
