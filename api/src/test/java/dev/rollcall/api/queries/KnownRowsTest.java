package dev.rollcall.api.queries;

import static dev.rollcall.api.Api.reader;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.rollcall.api.ReadModelDatabase;
import dev.rollcall.api.Views;
import dev.rollcall.api.feed.Change;
import dev.rollcall.api.feed.ChangeFeed;
import dev.rollcall.events.ConsistencyToken;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a pod answers from memory.
@QuarkusTest
@QuarkusTestResource(ReadModelDatabase.class)
class KnownRowsTest {
    private static final String ONE = "/api/v1/status-updates/{id}";

    @Inject ChangeFeed feed;
    @Inject MeterRegistry metrics;

    private final Views views = new Views();
    private final UUID team = views.team("Team of " + UUID.randomUUID());
    private final UUID id = views.update(team, "ada", "version 1");

    @AfterEach
    void close() {
        views.close();
    }

    @Test
    void a_row_that_was_just_read_is_given_again_and_told_unchanged_without_a_query() {
        await().until(() -> queriesOf(() -> reader().get(ONE, id).then().statusCode(200)) == 0);
        await().until(
                        () ->
                                queriesOf(
                                                () ->
                                                        unless("\"1.1\"")
                                                                .then()
                                                                .statusCode(304)
                                                                .header("ETag", "\"1.1\""))
                                        == 0);
    }

    @Test
    void whoever_holds_another_version_or_has_written_or_asks_for_fields_is_answered_by_the_view() {
        for (int n = 0; n < 20; n++) {
            reader().get(ONE, id).then().statusCode(200);

            assertThat(queriesOf(() -> unless("\"1.2\"").then().statusCode(200))).isEqualTo(1);
            assertThat(queriesOf(() -> after(1).then().statusCode(200))).isEqualTo(1);
            assertThat(
                            queriesOf(
                                    () ->
                                            reader().queryParam("fields", "content")
                                                    .get(ONE, id)
                                                    .then()
                                                    .statusCode(200)))
                    .isEqualTo(1);
        }
    }

    @Test
    void no_older_row_follows_a_change_that_was_seen() throws Exception {
        var reading = new AtomicBoolean(true);
        var others =
                Stream.generate(() -> CompletableFuture.runAsync(() -> readWhile(reading)))
                        .limit(3)
                        .toList();
        try {
            for (int version = 2; version < 60; version++) {
                // Given
                var seen = seen(feed.next(), version);

                // When
                views.edit(id, version, "version " + version);
                seen.toCompletableFuture().get(10, SECONDS);

                // Then
                reader().get(ONE, id)
                        .then()
                        .body("content", equalTo("version " + version))
                        .header("ETag", "\"1.%d\"".formatted(version));
                unless("\"1.%d\"".formatted(version - 1)).then().statusCode(200);
            }
        } finally {
            reading.set(false);
        }
        for (var other : others) {
            other.get(10, SECONDS);
        }
    }

    @Test
    void a_row_that_begins_to_stand_still_is_told_so_although_the_feed_tells_nothing() {
        // Given
        await().until(() -> queriesOf(() -> reader().get(ONE, id).then().statusCode(200)) == 0);

        // When
        views.stuck("status_updates", id);

        // Then
        await().untilAsserted(
                        () -> reader().get(ONE, id).then().body("stale_since", notNullValue()));
        views.freed("status_updates");
        await().untilAsserted(() -> reader().get(ONE, id).then().body("stale_since", nullValue()));
    }

    private void readWhile(AtomicBoolean reading) {
        while (reading.get()) {
            reader().get(ONE, id).then().statusCode(200);
        }
    }

    private CompletionStage<Void> seen(CompletionStage<List<Change>> next, long version) {
        return next.thenCompose(
                changes ->
                        changes.stream().anyMatch(change -> isVersion(change, version))
                                ? CompletableFuture.completedStage(null)
                                : seen(feed.next(), version));
    }

    private boolean isVersion(Change change, long version) {
        return change instanceof Change.Row row
                && row.aggregateId().equals(id)
                && row.sequence() == version;
    }

    private Response unless(String tag) {
        return reader().header("If-None-Match", tag).get(ONE, id);
    }

    private Response after(long sequence) {
        return reader().queryParam("after", new ConsistencyToken(id, sequence).encode())
                .get(ONE, id);
    }

    private long queriesOf(Runnable request) {
        long before = queries();
        request.run();
        return queries() - before;
    }

    private long queries() {
        return metrics.find("rollcall.query").tag("query", "status_update").timers().stream()
                .mapToLong(timer -> timer.count())
                .sum();
    }
}
