package dev.rollcall.api.audit;

import static dev.rollcall.api.Api.reader;
import static dev.rollcall.api.EventStore.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import dev.rollcall.api.EventStore;
import dev.rollcall.api.ReadModelDatabase;
import dev.rollcall.eventstore.append.NewEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ReadModelDatabase.class)
class EventTest {
    private final EventStore store = new EventStore();

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void an_event_never_changes_so_it_may_be_kept() {
        // Given
        var event = effectOf(Map.of());
        store.append(event);
        var tag = "\"1.%d\"".formatted(store.one(event.id()).position());

        // When
        var answer = reader().get("/api/v1/events/{id}", event.id());
        var again = reader().header("If-None-Match", tag).get("/api/v1/events/{id}", event.id());
        var head = reader().head("/api/v1/events/{id}", event.id());

        // Then
        answer.then()
                .statusCode(200)
                .contentType("application/json")
                .header("ETag", tag)
                .header("Cache-Control", "private, max-age=86400")
                .header("Vary", "Authorization, Cookie")
                .body("id", equalTo(event.id().toString()))
                .body("data.name", equalTo("Platform"));
        again.then().statusCode(304).header("ETag", tag).body(is(""));
        head.then().statusCode(200).header("ETag", tag).body(is(""));
    }

    @Test
    void an_unknown_event_is_not_found_and_an_id_that_is_none_is_named() {
        var unknown = UUID.randomUUID();
        for (var path : List.of("/api/v1/events/{id}", "/api/v1/events/{id}/causation")) {
            reader().get(path, unknown)
                    .then()
                    .statusCode(404)
                    .contentType("application/problem+json")
                    .body("title", equalTo("Unknown event"));
            reader().get(path, 42).then().statusCode(400).body("errors.field", contains("id"));
            reader().queryParam("limit", 1)
                    .get(path, unknown)
                    .then()
                    .statusCode(400)
                    .body("errors.field", contains("limit"));
        }
    }

    @Test
    void a_chain_leads_from_the_first_cause_to_the_event_and_on_to_its_effects() {
        // Given
        var first = effectOf(Map.of("actor", "ada"));
        var second = effectOf(first);
        var third = effectOf(second);
        var other = effectOf(second);
        var effect = effectOf(third);
        store.append(first, second, third, other, effect);

        // Then
        causation(second)
                .then()
                .statusCode(200)
                .body("chain.id", is(ids(first, second)))
                .body("complete", is(true))
                .body("effects.items.id", is(ids(third, other)));
        causation(first)
                .then()
                .body("chain.id", is(ids(first)))
                .body("effects.items.id", is(ids(second)));
        causation(effect)
                .then()
                .body("chain.id", is(ids(first, second, third, effect)))
                .body("effects.items", empty());
    }

    @Test
    void a_chain_that_begins_in_the_middle_says_so() {
        // Given
        var imported = effectOf(Map.of("causation_id", "elsewhere/7"));
        var lost = effectOf(Map.of("causation_id", UUID.randomUUID().toString()));
        var tooLong = new ArrayList<>(List.of(effectOf(Map.of())));
        for (int n = 0; n < 100; n++) {
            tooLong.add(effectOf(tooLong.getLast()));
        }
        store.append(imported, lost);
        store.append(tooLong);

        // Then
        causation(imported).then().body("chain", hasSize(1)).body("complete", is(false));
        causation(lost).then().body("chain", hasSize(1)).body("complete", is(false));
        causation(tooLong.get(99)).then().body("chain", hasSize(100)).body("complete", is(true));
        causation(tooLong.get(100)).then().body("chain", hasSize(100)).body("complete", is(false));
    }

    @Test
    void more_effects_than_a_page_holds_are_listed_by_its_cursor() {
        // Given
        var cause = effectOf(Map.of());
        var effects = new ArrayList<NewEvent>();
        for (int n = 0; n < 60; n++) {
            effects.add(effectOf(cause));
        }
        store.append(cause);
        store.append(effects);

        // When
        var first = causation(cause).jsonPath();
        var rest =
                reader().queryParam("causation_id", cause.id())
                        .queryParam("order", "asc")
                        .queryParam("cursor", first.getString("effects.next_cursor"))
                        .get("/api/v1/events");

        // Then
        var ids = new ArrayList<>(first.getList("effects.items.id", String.class));
        ids.addAll(rest.jsonPath().getList("items.id", String.class));
        assertThat(ids).isEqualTo(ids(effects.toArray(NewEvent[]::new)));
    }

    private static Response causation(NewEvent event) {
        return reader().get("/api/v1/events/{id}/causation", event.id());
    }

    private static NewEvent effectOf(NewEvent cause) {
        return effectOf(Map.of("causation_id", cause.id().toString()));
    }

    private static NewEvent effectOf(Map<String, String> metadata) {
        return event(UUID.randomUUID(), 1, "TeamRegistered", "{\"name\": \"Platform\"}", metadata);
    }

    private static List<String> ids(NewEvent... events) {
        return List.of(events).stream().map(event -> event.id().toString()).toList();
    }
}
