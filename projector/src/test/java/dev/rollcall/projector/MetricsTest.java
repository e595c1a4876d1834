package dev.rollcall.projector;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.rollcall.events.TeamEvent.TeamRegistered;
import dev.rollcall.eventstore.AdvisoryLock;
import dev.rollcall.projector.outside.Outside;
import dev.rollcall.projector.outside.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/// What Prometheus is told of batches and partitions.
@QuarkusTest
@QuarkusTestResource(Outside.class)
class MetricsTest {

    private static final String KEY = AdvisoryLock.PROJECTION.key().replace("$1", "'teams'");
    private static final String APPLIED = "applied_events_total{projection=\"teams\"}";
    private static final String BATCHES = "batch_events_count{projection=\"teams\"}";
    private static final String VISIBLE =
            "response_to_visible_seconds_bucket{projection=\"teams\",le=\"%s\"}";

    World world;

    @ConfigProperty(name = "quarkus.management.test-port")
    int management;

    @Test
    void an_event_that_the_bus_brings_is_visible_within_seconds() {
        // Given
        level();
        double seen = value(VISIBLE.formatted("+Inf"));
        double soon = value(VISIBLE.formatted("10.0"));
        double applied = value(APPLIED);
        double batches = value(BATCHES);
        // When
        world.happens(UUID.randomUUID(), new TeamRegistered("Platform"));
        // Then
        await().atMost(20, SECONDS).until(() -> value(APPLIED) == applied + 1);
        assertThat(value(BATCHES)).isEqualTo(batches + 1);
        assertThat(value(VISIBLE.formatted("+Inf"))).isEqualTo(seen + 1);
        assertThat(value(VISIBLE.formatted("10.0"))).isEqualTo(soon + 1);
    }

    @Test
    void what_is_read_from_the_store_does_not_count_as_slow() {
        // Given
        level();
        double seen = value(VISIBLE.formatted("+Inf"));
        double applied = value(APPLIED);
        // When
        world.database().append(UUID.randomUUID().toString(), new TeamRegistered("Unpublished"));
        // Then
        await().atMost(30, SECONDS).until(() -> value(APPLIED) == applied + 1);
        assertThat(value(VISIBLE.formatted("+Inf"))).isEqualTo(seen);
    }

    @Test
    void dead_letters_are_counted_by_cause() {
        // Given
        level();
        var unknown = "dead_letters_total{cause=\"unknown_type\",projection=\"teams\"}";
        var refused = "dead_letters_total{cause=\"refused\",projection=\"teams\"}";
        double before = value(unknown);
        double refusals = value(refused);
        // When
        var team = UUID.randomUUID().toString();
        world.publish(world.database().append(team, "TeamMerged", 1, "{}"));
        // Then
        await().atMost(20, SECONDS).until(() -> value(unknown) == before + 1);
        assertThat(value(refused)).isEqualTo(refusals);
    }

    @Test
    void an_event_that_waits_is_lag_of_its_partition_alone() {
        // Given
        level();
        world.database().row("select true from (select pg_advisory_lock(%s))".formatted(KEY));
        try {
            // When
            world.happens(UUID.randomUUID(), new TeamRegistered("Platform"));
            // Then
            await().atMost(20, SECONDS)
                    .untilAsserted(
                            () -> {
                                var lags = lagging("lag_events");
                                assertThat(lags).hasSize(1);
                                assertThat(lagging("lag_seconds")).isEqualTo(lags);
                            });
        } finally {
            world.database().row("select pg_advisory_unlock(%s)".formatted(KEY));
        }
        await().atMost(20, SECONDS).until(() -> lagging("lag_events").isEmpty());
    }

    @Test
    void a_partition_that_another_pod_holds_has_no_gauge_here() {
        await().atMost(20, SECONDS).until(() -> partitions("lag_seconds", ".*").size() == 4);
        try (var rival = world.rival()) {
            await().atMost(40, SECONDS)
                    .until(
                            () -> {
                                rival.poll(Duration.ofMillis(100));
                                return partitions("lag_seconds", ".*").size() == 2;
                            });
        }
        await().atMost(40, SECONDS).until(() -> partitions("lag_seconds", ".*").size() == 4);
    }

    @Test
    void a_rebuild_is_seen_while_it_is_under_way() {
        // Given
        var rebuild = "/projector/v1/projections/teams/rebuild";
        assertThat(value("rebuild_running{projection=\"teams\"}")).isZero();
        assertThat(value("rebuild_events{projection=\"teams\"}")).isNaN();
        // When
        given().auth().oauth2(World.OPERATOR).post(rebuild + "?swap=manual").then().statusCode(202);
        // Then
        await().atMost(20, SECONDS)
                .until(() -> value("rebuild_waiting{projection=\"teams\"}") == 1);
        assertThat(value("rebuild_running{projection=\"teams\"}")).isEqualTo(1);
        assertThat(value("rebuild_events{projection=\"teams\"}"))
                .isEqualTo(value("rebuild_events_about{projection=\"teams\"}"));
        assertThat(value("rebuild_differences{projection=\"teams\"}")).isNotNegative();
        given().auth()
                .oauth2(World.OPERATOR)
                .get("/projector/v1/projections")
                .then()
                .body("items[0].rebuild.phase", equalTo("waiting"))
                .body("items[0].rebuild.comparison", nullValue())
                .body("items[1].rebuild", nullValue());
        given().auth().oauth2(World.OPERATOR).post(rebuild + "/abort").then().statusCode(200);
        await().atMost(20, SECONDS)
                .until(() -> value("rebuild_running{projection=\"teams\"}") == 0);
    }

    private void level() {
        await().atMost(30, SECONDS)
                .until(
                        () ->
                                partitions("lag_events", ".*").size() == 4
                                        && value("lag_events{projection=\"teams\"}") == 0);
    }

    private Set<String> lagging(String name) {
        return partitions(name, "(?!0\\.0$).*");
    }

    private Set<String> partitions(String name, String value) {
        var series = "rollcall_projection_partition_" + name;
        return Pattern.compile(
                        "(?m)^"
                                + series
                                + "\\{partition=\"(\\d+)\",projection=\"teams\"} "
                                + value
                                + "$")
                .matcher(metrics())
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }

    private double value(String series) {
        var start = "rollcall_projection_" + series + " ";
        return metrics()
                .lines()
                .filter(line -> line.startsWith(start))
                .mapToDouble(line -> Double.parseDouble(line.substring(start.length())))
                .findFirst()
                .orElse(Double.NaN);
    }

    private String metrics() {
        return given().port(management).get("/q/metrics").asString();
    }
}
