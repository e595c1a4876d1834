package dev.rollcall.api.audit;

import static dev.rollcall.api.Api.reader;
import static dev.rollcall.api.EventStore.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.api.EventStore;
import dev.rollcall.api.EventStore.Stored;
import dev.rollcall.api.ReadModelDatabase;
import dev.rollcall.api.export.Exports;
import dev.rollcall.eventstore.append.NewEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Whatever the log and the filters: the pages of a list, one after the other, and an export are
/// what is left when the whole log is filtered.
@QuarkusTest
@QuarkusTestResource(ReadModelDatabase.class)
class FilteredPagesTest {
    private static final List<String> TYPES = List.of("TeamRegistered", "TeamRenamed", "Unheard");
    private static final List<String> ACTORS = List.of("ada", "grace", "Zoë 👩‍💻");
    private static final List<String> SOURCES = List.of("rest", "slack");

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private final List<String> requests = Stream.generate(this::id).limit(4).toList();

    @Test
    void filters_and_pages_leave_what_a_filter_of_the_whole_log_leaves() {
        System.out.println("FilteredPagesTest: seed " + seed);
        try (var store = new EventStore()) {
            // Given
            long before = store.head();
            fill(store);
            var log = store.after(before);

            for (int n = 0; n < 30; n++) {
                // When
                var query = query(log, before);

                // Then
                var expected = log.stream().filter(query.filter()).map(Stored::position).toList();
                var described = "seed %d, %s".formatted(seed, query.parameters());
                assertThat(exported(query)).as(described).isEqualTo(expected);
                assertThat(pages(query, "asc")).as(described).isEqualTo(expected);
                assertThat(pages(query, "desc")).as(described).isEqualTo(expected.reversed());
            }
        }
    }

    /// Some appends of some streams, and now and then positions that were lost.
    private void fill(EventStore store) {
        var sequences = new HashMap<UUID, Long>();
        var streams = Stream.generate(UUID::randomUUID).limit(7).toList();
        for (int n = 0; n < 40; n++) {
            var events = new ArrayList<NewEvent>();
            for (int size = random.nextInt(1, 12); size > 0; size--) {
                var stream = one(streams);
                events.add(
                        event(
                                stream,
                                sequences.merge(stream, 1L, Long::sum),
                                one(TYPES),
                                "{}",
                                metadata()));
            }
            store.append(events);
            if (random.nextInt(5) == 0) {
                store.lose(random.nextInt(40_000));
            }
        }
    }

    private Map<String, String> metadata() {
        var metadata = new HashMap<>(Map.of("correlation_id", one(requests)));
        if (random.nextBoolean()) {
            metadata.put("actor", one(ACTORS));
        }
        if (random.nextBoolean()) {
            metadata.put("source", one(SOURCES));
        }
        return metadata;
    }

    private record Query(Map<String, String> parameters, Predicate<Stored> filter) {

        Query and(boolean wanted, String name, String value, Predicate<Stored> condition) {
            if (!wanted) {
                return this;
            }
            var more = new HashMap<>(parameters);
            more.put(name, value);
            return new Query(more, filter.and(condition));
        }

        Query field(boolean wanted, String name, String value) {
            return and(
                    wanted, name, value, event -> value.equals(event.metadata().getString(name)));
        }
    }

    private Query query(List<Stored> log, long before) {
        var types = TYPES.subList(random.nextInt(TYPES.size()), TYPES.size());
        var stream = one(log).aggregateId();
        var from = one(log).timestamp();
        var to = one(log).timestamp();
        boolean both = from.isBefore(to);
        return new Query(Map.of("after_position", Long.toString(before)), _ -> true)
                .and(
                        random.nextInt(3) == 0,
                        "aggregate_id",
                        stream,
                        event -> event.aggregateId().equals(stream))
                .and(
                        random.nextInt(3) == 0,
                        "type",
                        String.join(",", types),
                        event -> types.contains(event.type()))
                .field(random.nextInt(3) == 0, "actor", one(ACTORS))
                .field(random.nextInt(3) == 0, "source", one(SOURCES))
                .field(random.nextInt(3) == 0, "correlation_id", one(requests))
                .and(
                        both && random.nextBoolean(),
                        "from",
                        from.toString(),
                        event -> !event.timestamp().isBefore(from))
                .and(
                        both && random.nextBoolean(),
                        "to",
                        to.toString(),
                        event -> event.timestamp().isBefore(to));
    }

    private List<Long> pages(Query query, String order) {
        var positions = new ArrayList<Long>();
        var limit = random.nextInt(1, 60);
        String cursor = null;
        do {
            var request = reader().queryParams(query.parameters()).queryParam("order", order);
            var page =
                    (cursor == null ? request : request.queryParam("cursor", cursor))
                            .queryParam("limit", limit)
                            .get("/api/v1/events")
                            .then()
                            .statusCode(200)
                            .extract()
                            .jsonPath();
            var items = page.getList("items.position", Long.class);
            assertThat(items).hasSizeLessThanOrEqualTo(limit);
            positions.addAll(items);
            cursor = page.getString("next_cursor");
        } while (cursor != null);
        return positions;
    }

    private static List<Long> exported(Query query) {
        return reader().queryParams(query.parameters())
                .accept(Exports.NDJSON)
                .get("/api/v1/events")
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .lines()
                .map(line -> new JsonObject(line).getLong("position"))
                .toList();
    }

    private String id() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    private <T> T one(List<T> many) {
        return many.get(random.nextInt(many.size()));
    }
}
