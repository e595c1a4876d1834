package dev.rollcall.projector;

import static io.restassured.RestAssured.given;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.rollcall.events.Envelope;
import dev.rollcall.events.TeamEvent.TeamRegistered;
import dev.rollcall.projector.outside.Outside;
import dev.rollcall.projector.outside.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What operators see of dead letters.
@QuarkusTest
@QuarkusTestResource(Outside.class)
class DeadLettersTest {

    World world;

    private Operator operator;

    @BeforeEach
    void meet() {
        operator = new Operator(world);
    }

    @Test
    void a_letter_tells_all_there_is_to_know() {
        var poison = poison();
        var letter = operator.awaitLetter(poison);

        operator.look(letter)
                .statusCode(200)
                .body("letter.projection", equalTo("teams"))
                .body("letter.aggregate_id", equalTo(poison.aggregateId()))
                .body("letter.event_id", equalTo(poison.id().toString()))
                .body("letter.sequence", equalTo(2))
                .body("letter.cause", equalTo("UNKNOWN_TYPE"))
                .body("letter.attempts", equalTo(1))
                .body("letter.first_failed_at", startsWith("20"))
                .body("origin.topic", equalTo("rollcall.events"))
                .body("origin.offset", notNullValue())
                .body("event.type", equalTo("TeamMerged"))
                .body("event.data.into", equalTo("another"))
                .body("waiting", equalTo(0))
                .body("actions", hasSize(0));
    }

    @Test
    void a_list_is_filtered_and_comes_in_pages() {
        // Given
        var letters =
                Stream.generate(() -> poison("TeamRenamed"))
                        .limit(5)
                        .map(operator::awaitLetter)
                        .collect(toSet());
        // When
        var found = new HashSet<UUID>();
        String cursor = null;
        do {
            var filter = new HashMap<String, Object>();
            filter.put("projection", "teams");
            filter.put("cause", "UNDECODABLE");
            filter.put("state", "open");
            filter.put("limit", 2);
            if (cursor != null) {
                filter.put("cursor", cursor);
            }
            var page =
                    operator.letters(filter)
                            .statusCode(200)
                            .body("items.cause", everyItem(equalTo("UNDECODABLE")))
                            .extract();
            List<String> ids = page.path("items.id");
            ids.forEach(id -> assertThat(found.add(UUID.fromString(id))).isTrue());
            cursor = page.path("next_cursor");
        } while (cursor != null);
        // Then
        assertThat(found).containsAll(letters);
    }

    @Test
    void an_aggregates_letters_are_found_by_its_id() {
        var poison = poison();
        var letter = operator.awaitLetter(poison);

        operator.letters(Map.of("aggregate_id", poison.aggregateId(), "projection", "teams"))
                .body("items.id", contains(letter.toString()))
                .body("items[0].stuck", equalTo(true));
        operator.letters(Map.of("aggregate_id", poison.aggregateId(), "state", "discarded"))
                .body("items", hasSize(0));
    }

    @Test
    void what_is_asked_wrongly_is_refused_with_every_reason() {
        operator.letters(Map.of("cause", "BAD_LUCK", "state", "lost", "cursor", "x", "limit", "0"))
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.field", contains("cause", "state", "cursor", "limit"));
        operator.retry(Map.of("projection", "nothing"))
                .statusCode(400)
                .body("errors.field", contains("projection", "cause"));
        operator.retry(Map.of("projection", "teams", "cause", "REFUSED", "aggregate_id", "x"))
                .statusCode(400)
                .body("errors.field", contains("cause"));
        var letter = operator.awaitLetter(poison());
        operator.discard(letter, " ").statusCode(400).body("errors.field", contains("reason"));
        operator.discard(letter, "x".repeat(1_001)).statusCode(400);
        operator.post("/" + letter + "/discard", Map.of())
                .statusCode(400)
                .body("errors[0].reason", equalTo("is missing"));
        operator.look(letter).body("letter.state", equalTo("open"));
    }

    @Test
    void what_there_is_not_is_not_found() {
        operator.look(UUID.randomUUID()).statusCode(404).body("title", startsWith("Unknown"));
        operator.retry(UUID.randomUUID()).statusCode(404);
        operator.discard(UUID.randomUUID(), "why not").statusCode(404);
    }

    @Test
    void only_operators_may() {
        var path = "/projector/v1/dead-letters";
        given().get(path).then().statusCode(401);
        for (var post : List.of("/retry", "/" + UUID.randomUUID() + "/discard")) {
            given().auth()
                    .oauth2(World.READER)
                    .contentType(ContentType.JSON)
                    .body("{}")
                    .post(path + post)
                    .then()
                    .statusCode(403);
        }
    }

    private Envelope poison() {
        return poison("TeamMerged");
    }

    private Envelope poison(String type) {
        var team = UUID.randomUUID();
        world.happens(team, new TeamRegistered("One"));
        var poison = world.database().append(team.toString(), type, 1, "{\"into\": \"another\"}");
        world.publish(poison);
        return poison;
    }
}
