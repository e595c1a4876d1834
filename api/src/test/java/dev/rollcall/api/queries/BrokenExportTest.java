package dev.rollcall.api.queries;

import static dev.rollcall.api.Api.reader;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.rollcall.api.Api;
import dev.rollcall.api.Log;
import dev.rollcall.api.ReadModelDatabase;
import dev.rollcall.api.Views;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Exports that end before their end, and those that nobody reads.
@QuarkusTest
@QuarkusTestResource(ReadModelDatabase.class)
class BrokenExportTest {
    private static final String NDJSON = "application/x-ndjson";
    private static final String CSV = "text/csv";

    /// Far more than sockets take in when nobody reads: 40 MB in 10 parts.
    private static final int MANY = 2_000;

    @Inject MeterRegistry metrics;

    private final Views views = new Views();
    private final UUID team = new Log(views).team("U1", "U2");

    @AfterEach
    void close() {
        views.close();
    }

    @Test
    void an_export_that_broke_off_goes_on_after_the_last_line_that_came()
            throws IOException, InterruptedException {
        // Given
        views.many(team, MANY, "x".repeat(9));
        views.many(team, MANY, "x".repeat(9));
        var lines = new ArrayList<String>();
        try (var body = new BufferedReader(new InputStreamReader(open(""), UTF_8))) {
            for (int n = 0; n < 333; n++) {
                lines.add(body.readLine());
            }
        }

        // When: it may have been taken back meanwhile
        var last = new JsonObject(lines.getLast()).getString("update_id");
        views.retract(UUID.fromString(last), 2);
        lines.addAll(
                reader().accept(NDJSON)
                        .get("/api/v1/status-updates?team_id=%s&after_id=%s".formatted(team, last))
                        .asString()
                        .lines()
                        .toList());

        // Then
        assertThat(ids(lines))
                .isEqualTo(
                        views.texts(
                                "select update_id from read_model.status_updates where team_id = ? order by created_at, update_id",
                                team));
    }

    @Test
    void a_client_that_does_not_read_holds_the_reading_and_one_that_leaves_ends_it()
            throws IOException, InterruptedException {
        // Given
        views.many(team, MANY, "said ".repeat(2_000));
        var read = parts();

        // When
        try (var body = open("")) {
            assertThat(body.read()).isEqualTo('{');

            // Then
            isNotRead(read);
        }
        isNotRead(read);
    }

    /// All would be read in well under this time.
    private void isNotRead(long read) {
        await().during(Duration.ofSeconds(2))
                .atMost(Duration.ofSeconds(10))
                .until(() -> parts() - read < MANY / 200);
    }

    @Test
    void an_error_in_the_middle_breaks_the_connection() throws IOException, InterruptedException {
        // Given
        views.many(team, MANY, "said ".repeat(2_000));
        try (var body = open("")) {
            assertThat(body.read()).isEqualTo('{');

            // When
            views.owner("revoke select on read_model.status_updates from rollcall_api");
            try {

                // Then
                assertThatThrownBy(body::readAllBytes).isInstanceOf(IOException.class);
                reader().accept(CSV)
                        .get("/api/v1/status-updates")
                        .then()
                        .statusCode(500)
                        .contentType("application/problem+json");
            } finally {
                views.owner("grant select on read_model.status_updates to rollcall_api");
            }
        }
    }

    @Test
    void what_the_views_tell_otherwise_meanwhile_ends_an_export_of_a_moment()
            throws IOException, InterruptedException {
        // Given
        views.many(team, MANY, "said ".repeat(2_000));
        past();
        try (var body = open("&as_of=1")) {
            assertThat(body.read()).isEqualTo('{');

            // When
            live(2);

            // Then
            assertThatThrownBy(body::readAllBytes).isInstanceOf(IOException.class);
        } finally {
            live(1);
        }
    }

    private void live(int version) {
        views.run(
                "update read_model.projections set live_version = ? where name = 'status_updates'",
                version);
        views.commit();
    }

    /// They were there from the beginning.
    private void past() {
        views.run(
                """
                insert into read_model.status_update_history
                select update_id, team_id, content, answers, author, slack_workspace, slack_user, retracted_at,
                    created_at, updated_at, sequence, position, event_id, 0, null, created_at, null
                from read_model.status_updates
                where team_id = ?
                """,
                team);
        views.commit();
    }

    private static List<String> ids(List<String> lines) {
        return lines.stream().map(line -> new JsonObject(line).getString("update_id")).toList();
    }

    private InputStream open(String filters) throws IOException, InterruptedException {
        return Api.open("/api/v1/status-updates?team_id=%s%s".formatted(team, filters), NDJSON);
    }

    private long parts() {
        var timer = metrics.find("rollcall.query").tag("query", "status_updates_export").timer();
        return timer == null ? 0 : timer.count();
    }
}
