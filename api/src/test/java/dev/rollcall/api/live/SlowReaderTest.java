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
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
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

    private static final String LONG_TEXT = "x".repeat(100_000);

    @Inject MeterRegistry metrics;

    private final Views views = new Views();
    private final UUID team = views.team("Team of " + UUID.randomUUID());

    @Test
    void a_reader_that_reads_again_is_told_why_it_was_dropped() throws IOException {
        // Given
        try (var socket = connect()) {
            views.updates(team, CHANGES, LONG_TEXT);

            // When
            var text = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            // Then: nothing lost before the end, and it is said why there is one
            assertThat(text).contains("event:hello").contains("dropped: this reader is too slow");
            assertThat(text.split("event:status_update", -1).length).isLessThan(CHANGES);
        }
        assertThat(ended("behind")).isPositive();
    }

    @Test
    void a_reader_that_never_reads_is_disconnected() throws IOException {
        // Given
        try (var socket = connect()) {
            var before = ended("stuck");

            // When
            views.update(team, "ada", "x".repeat(30_000_000));

            // Then
            await().atMost(Duration.ofSeconds(15)).until(() -> ended("stuck") == before + 1);
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
        return socket;
    }

    private double ended(String reason) {
        var counter = metrics.find("rollcall.streams.ended").tag("reason", reason).counter();
        return counter == null ? 0 : counter.count();
    }
}
