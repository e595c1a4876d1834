package dev.rollcall.api.audit;

import static dev.rollcall.api.Api.reader;
import static dev.rollcall.api.EventStore.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import dev.rollcall.api.EventStore;
import dev.rollcall.api.ReadModelDatabase;
import dev.rollcall.eventstore.append.NewEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(ReadModelDatabase.class)
class EventsTest {
    private final EventStore store = new EventStore();
    private final UUID aggregate = UUID.randomUUID();
    private final String request = UUID.randomUUID().toString();

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void an_event_is_listed_as_it_is_stored_even_one_that_this_build_does_not_know() {
        // Given
        var event =
                new NewEvent(
                        UUID.randomUUID(),
                        "NeverHeardOf",
                        9,
                        aggregate.toString(),
                        1,
                        "{\"text\": \"👩🏽‍🚀 é\", \"list\": [1, null]}",
                        "{\"actor\": \"ada\", \"correlation_id\": \"%s\", \"new\": {\"by\": 1}}"
                                .formatted(request));
        store.append(event);
        var stored = store.one(event.id());

        // When
        var answer = reader().queryParam("correlation_id", request).get("/api/v1/events");

        // Then
        answer.then()
                .statusCode(200)
                .contentType("application/json")
                .body("items.id", contains(event.id().toString()))
                .body("items[0].type", equalTo("NeverHeardOf"))
                .body("items[0].version", equalTo(9))
                .body("items[0].aggregate_id", equalTo(aggregate.toString()))
                .body("items[0].sequence", equalTo(1))
                .body("items[0].position", equalTo((int) stored.position()))
                .body("items[0].epoch", equalTo(1))
                .body("items[0].timestamp", equalTo(stored.timestamp().toString()))
                .body("items[0].data.text", equalTo("👩🏽‍🚀 é"))
                .body("items[0].data.list", contains(1, null))
                .body("items[0].metadata.actor", equalTo("ada"))
                .body("items[0].metadata.new.by", equalTo(1));
    }

    @Test
    void each_filter_narrows_the_list() {
        // Given
        long before = store.head();
        var cause = UUID.randomUUID();
        store.append(
                event(aggregate, 1, "TeamRegistered", "{}", metadata("actor", "ada")),
                event(aggregate, 2, "TeamRenamed", "{}", metadata("source", "slack")),
                event(aggregate, 3, "TeamRenamed", "{}", metadata("slack_workspace", "T0")),
                event(aggregate, 4, "TeamArchived", "{}", metadata("causation_id", "" + cause)));

        // Then
        assertThat(listed("")).containsExactly(4, 3, 2, 1);
        assertThat(listed("&order=desc")).containsExactly(4, 3, 2, 1);
        assertThat(listed("&order=asc")).containsExactly(1, 2, 3, 4);
        assertThat(listed("&aggregate_id=" + aggregate)).containsExactly(4, 3, 2, 1);
        assertThat(listed("&aggregate_id=" + aggregate + "&type=TeamRenamed&order=asc"))
                .containsExactly(2, 3);
        assertThat(listed("&aggregate_id=" + UUID.randomUUID())).isEmpty();
        assertThat(listed("&type=TeamRenamed")).containsExactly(3, 2);
        assertThat(listed("&type=TeamArchived,TeamRegistered")).containsExactly(4, 1);
        assertThat(listed("&type=Unknown")).isEmpty();
        assertThat(listed("&actor=ada")).containsExactly(1);
        assertThat(listed("&actor=ada&source=slack")).isEmpty();
        assertThat(listed("&source=slack")).containsExactly(2);
        assertThat(listed("&slack_workspace=T0")).containsExactly(3);
        assertThat(listed("&causation_id=" + cause)).containsExactly(4);
        assertThat(listed("&after_position=" + before)).containsExactly(4, 3, 2, 1);
        assertThat(listed("&after_position=" + store.after(before).get(1).position()))
                .containsExactly(4, 3);
        assertThat(listed("&to=2001-01-01")).isEmpty();
        assertThat(listed("&from=9999-01-01T00:00:00Z")).isEmpty();
        assertThat(listed("&from=2001-01-01&to=9998-01-01&zone=Europe/Vienna"))
                .containsExactly(4, 3, 2, 1);
    }

    @Test
    void a_search_for_something_rare_stops_in_between_and_says_where_to_go_on() {
        // Given
        store.append(event(aggregate, 1, "TeamRegistered", "{}", metadata("actor", "ada")));
        store.lose(300_000);
        store.append(event(UUID.randomUUID(), 1, "TeamRegistered", "{}", Map.of("actor", "other")));

        // When
        var first = reader().queryParam("correlation_id", request).get("/api/v1/events");
        var next =
                reader().queryParam("correlation_id", request)
                        .queryParam("cursor", first.jsonPath().getString("next_cursor"))
                        .get("/api/v1/events");
        var byIndex = reader().queryParam("aggregate_id", aggregate).get("/api/v1/events");

        // Then
        first.then().statusCode(200).body("items", is(List.of()));
        next.then().statusCode(200).body("items.sequence", contains(1));
        byIndex.then().statusCode(200).body("items.sequence", contains(1));
    }

    @Test
    void a_head_request_has_no_body() {
        reader().head("/api/v1/events").then().statusCode(200).body(is(""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    aggregate_id=17                       | aggregate_id
                    type=                                 | type
                    type=TeamRenamed,                     | type
                    type=TeamRenamed&type=TeamArchived    | type
                    actor=                                | actor
                    source=a%00b                          | source
                    correlation_id=                       | correlation_id
                    causation_id=17                       | causation_id
                    slack_workspace=                      | slack_workspace
                    from=yesterday                        | from
                    from=2026-11-22&to=2026-11-21         | to
                    from=2026-11-22&zone=Middle/Earth     | zone
                    after_position=-1                     | after_position
                    after_position=one                    | after_position
                    after_position=99999999999999999999   | after_position
                    order=newest                          | order
                    limit=0                               | limit
                    limit=201                             | limit
                    cursor=                               | cursor
                    cursor=bm90IGEgY3Vyc29y               | cursor
                    after=eA                              | after
                    """)
    void bad_parameters_are_named(String query, String field) {
        reader().urlEncodingEnabled(false)
                .get("/api/v1/events?" + query.strip())
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("title", equalTo("Invalid input"))
                .body("errors.field", contains(field));
    }

    @Test
    void a_cursor_of_the_other_order_is_refused() {
        store.append(
                event(aggregate, 1, "TeamRegistered", "{}", metadata("actor", "ada")),
                event(aggregate, 2, "TeamRenamed", "{}", metadata("actor", "ada")));
        var cursor =
                reader().queryParam("limit", 1)
                        .get("/api/v1/events")
                        .jsonPath()
                        .getString("next_cursor");

        reader().queryParam("order", "asc")
                .queryParam("cursor", cursor)
                .get("/api/v1/events")
                .then()
                .statusCode(400)
                .body("errors.field", contains("cursor"));
    }

    private Map<String, String> metadata(String field, String text) {
        return Map.of("correlation_id", request, field, text);
    }

    private List<Integer> listed(String filters) {
        return reader().urlEncodingEnabled(false)
                .get("/api/v1/events?correlation_id=" + request + filters)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.sequence", Integer.class);
    }
}
