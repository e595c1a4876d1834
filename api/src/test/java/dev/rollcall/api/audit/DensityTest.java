package dev.rollcall.api.audit;

import static dev.rollcall.api.Api.reader;
import static dev.rollcall.api.EventStore.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;

import dev.rollcall.api.EventStore;
import dev.rollcall.api.ReadModelDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The store is shared with other tests, so that what is counted here lies between two moments.
@QuarkusTest
@QuarkusTestResource(ReadModelDatabase.class)
class DensityTest {
    private EventStore store;

    @BeforeEach
    void open() {
        store = new EventStore();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void every_stretch_has_the_events_that_were_stored_in_it() {
        // Given
        var seed = new Random().nextLong();
        var random = new Random(seed);
        long before = store.head();
        IntStream.range(0, 30).forEach(_ -> append(1 + random.nextInt(3)));
        var stored = store.after(before);
        int chosen = random.nextInt(stored.size() / 2);
        var from = stored.get(chosen).timestamp();
        var to = stored.get(stored.size() - 1 - random.nextInt(5)).timestamp();
        int buckets = 1 + random.nextInt(40);

        // When
        var counts = counts(from, to, buckets);

        // Then
        assertThat(counts).as("seed %d", seed).isEqualTo(counted(stored, from, to, buckets));
    }

    @Test
    void the_whole_history_is_from_the_first_event_to_the_last() {
        // Given
        append(2);
        var all = store.after(0);

        // When
        var density = reader().get("/api/v1/events/density");

        // Then
        density.then()
                .statusCode(200)
                .body("first", equalTo(all.getFirst().timestamp().toString()))
                .body("last", equalTo(all.getLast().timestamp().toString()))
                .body("from", equalTo(all.getFirst().timestamp().toString()))
                .body("to", equalTo(all.getLast().timestamp().plusNanos(1_000).toString()));
        var counts = density.jsonPath().getList("counts", Long.class);
        assertThat(counts).hasSize(200);
        assertThat(counts.stream().mapToLong(Long::longValue).sum())
                .isEqualTo(all.getLast().position());
    }

    @Test
    void positions_that_were_lost_count_where_the_next_event_is() {
        // Given
        append(1);
        long before = store.head();
        store.lose(1_000);
        append(1);
        var event = store.after(before).getFirst();

        // Then
        assertThat(counts(event.timestamp(), event.timestamp().plusSeconds(1), 1))
                .containsExactly(event.position() - before);
    }

    @Test
    void where_there_is_no_time_nothing_is_counted() {
        append(1);
        reader().get("/api/v1/events/density?from=9998-01-01T00:00:00Z")
                .then()
                .statusCode(200)
                .body("counts", is(List.of()));
        reader().get("/api/v1/events/density?from=9998-01-01&to=9999-12-30&buckets=2")
                .then()
                .statusCode(200)
                .body("counts", is(List.of(0, 0)));
    }

    @Test
    void what_cannot_be_counted_is_refused_field_by_field() {
        reader().get("/api/v1/events/density?buckets=401&from=yesterday&limit=1")
                .then()
                .statusCode(400)
                .body("errors.field", hasItems("buckets", "from", "limit"));
        reader().get("/api/v1/events/density?buckets=0").then().statusCode(400);
        reader().get("/api/v1/events/density?to=9999-12-31")
                .then()
                .statusCode(400)
                .body("errors.field", hasItems("to"));
        reader().get("/api/v1/events/density?from=2026-01-02&to=2026-01-01").then().statusCode(400);
    }

    private void append(int events) {
        for (int n = 0; n < events; n++) {
            store.append(event(UUID.randomUUID(), 1, "TeamRegistered", "{}", Map.of()));
        }
    }

    private static List<Long> counts(Instant from, Instant to, int buckets) {
        return reader().queryParam("from", from.toString())
                .queryParam("to", to.toString())
                .queryParam("buckets", buckets)
                .get("/api/v1/events/density")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("counts", Long.class);
    }

    private static List<Long> counted(
            List<EventStore.Stored> stored, Instant from, Instant to, int buckets) {
        var counts = new ArrayList<Long>();
        long nanos = Duration.between(from, to).toNanos();
        for (int n = 0; n < buckets; n++) {
            var begin = from.plusNanos(nanos * n / buckets);
            var end = from.plusNanos(nanos * (n + 1) / buckets);
            counts.add(
                    stored.stream()
                            .map(EventStore.Stored::timestamp)
                            .filter(time -> !time.isBefore(begin) && time.isBefore(end))
                            .count());
        }
        return counts;
    }
}
