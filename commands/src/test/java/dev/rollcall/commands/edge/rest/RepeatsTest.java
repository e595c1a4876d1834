package dev.rollcall.commands.edge.rest;

import static dev.rollcall.commands.edge.rest.CommandRoutes.TEAMS;
import static dev.rollcall.commands.edge.rest.CommandRoutes.UPDATES;
import static dev.rollcall.commands.edge.rest.CommandRoutes.aTeam;
import static dev.rollcall.commands.edge.rest.CommandRoutes.writer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.rollcall.commands.CommandsBackends;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(CommandsBackends.class)
class RepeatsTest {

    @Inject StoredEvents stored;

    @Test
    void a_command_sent_twice_appends_once_and_is_answered_the_same() {
        var key = UUID.randomUUID().toString();
        var update = Map.of("team_id", aTeam(), "author", "Ada", "content", "Finished the import");

        var first = keyed(key).body(update).post(UPDATES).asString();
        var second = keyed(key).body(update).post(UPDATES).then().statusCode(201).extract();

        assertThat(second.asString()).isEqualTo(first);
        assertThat(stored.typesOf(second.path("id"))).containsExactly("StatusUpdateSubmitted");
    }

    @Test
    void a_command_sent_many_times_at_once_appends_once() {
        var key = UUID.randomUUID().toString();
        var update = Map.of("team_id", aTeam(), "author", "Ada", "content", "Finished the import");

        var answers =
                IntStream.range(0, 16)
                        .mapToObj(
                                _ ->
                                        CompletableFuture.supplyAsync(
                                                () -> keyed(key).body(update).post(UPDATES)))
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .toList();

        assertThat(answers).allMatch(answer -> answer.statusCode() == 201);
        assertThat(answers.stream().map(answer -> answer.<String>path("id")).distinct()).hasSize(1);
        assertThat(stored.typesOf(answers.getFirst().path("id")))
                .containsExactly("StatusUpdateSubmitted");
    }

    @Test
    void a_repeat_is_answered_the_same_although_the_state_has_moved_on() {
        var team = aTeam();
        var key = UUID.randomUUID().toString();
        var toCore = Map.of("name", "Core");
        keyed(key).body(toCore).put(TEAMS + "/" + team + "/name").then().statusCode(200);
        writer().body(Map.of("name", "Web")).put(TEAMS + "/" + team + "/name");
        writer().delete(TEAMS + "/" + team).then().statusCode(200);

        keyed(key)
                .body(toCore)
                .put(TEAMS + "/" + team + "/name")
                .then()
                .statusCode(200)
                .body("sequence", equalTo(2));

        assertThat(stored.typesOf(team))
                .containsExactly("TeamRegistered", "TeamRenamed", "TeamRenamed", "TeamArchived");
    }

    @Test
    void the_same_key_with_another_body_is_422() {
        var key = UUID.randomUUID().toString();
        keyed(key).body(Map.of("name", "Platform")).post(TEAMS).then().statusCode(201);
        keyed(key)
                .body(Map.of("name", "Core"))
                .post(TEAMS)
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("errors[0].field", equalTo("Idempotency-Key"));
    }

    @Test
    void a_key_that_was_refused_can_be_used_again() {
        var key = UUID.randomUUID().toString();
        var path = TEAMS + "/" + UUID.randomUUID() + "/name";
        keyed(key).body(Map.of("name", "Core")).put(path).then().statusCode(404);
        keyed(key).body(Map.of("name", "Web")).put(path).then().statusCode(404);
    }

    @Test
    void if_match_holds_a_command_to_what_its_caller_saw() {
        var team = aTeam();
        var path = TEAMS + "/" + team + "/name";
        writer().header("If-Match", "\"1.1\"")
                .body(Map.of("name", "Core"))
                .put(path)
                .then()
                .statusCode(200);
        writer().header("If-Match", "\"1.1\"")
                .body(Map.of("name", "Web"))
                .put(path)
                .then()
                .statusCode(412)
                .body("errors[0].field", equalTo("If-Match"));
        writer().header("If-Match", "1")
                .body(Map.of("name", "Web"))
                .put(path)
                .then()
                .statusCode(400);
    }

    private static RequestSpecification keyed(String key) {
        return writer().header("Idempotency-Key", key);
    }
}
