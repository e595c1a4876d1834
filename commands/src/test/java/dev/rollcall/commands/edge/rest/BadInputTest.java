package dev.rollcall.commands.edge.rest;

import static dev.rollcall.commands.edge.rest.CommandRoutes.TEAMS;
import static dev.rollcall.commands.edge.rest.CommandRoutes.UPDATES;
import static dev.rollcall.commands.edge.rest.CommandRoutes.aTeam;
import static dev.rollcall.commands.edge.rest.CommandRoutes.writer;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import dev.rollcall.commands.CommandsBackends;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each is refused as a problem that names the field, and none leaves an event.
@QuarkusTest
@QuarkusTestResource(CommandsBackends.class)
class BadInputTest {

    static final String TEAM = "6f3a1d2e-0c52-5b1c-9a37-5a1e6f0b7c11";

    @Inject StoredEvents stored;

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    no field at all      | {}                                                             | content
                    blank text           | {"team_id":"%1$s","author":"Ada","content":" \\n "}            | content
                    U+0000               | {"team_id":"%1$s","author":"Ada","content":"a\\u0000b"}        | content
                    a control character  | {"team_id":"%1$s","author":"Ada","content":"a\\u001bb"}        | content
                    a lone surrogate     | {"team_id":"%1$s","author":"Ada","content":"a\\ud83db"}        | content
                    a null text          | {"team_id":"%1$s","author":"Ada","content":null}               | content
                    no author            | {"team_id":"%1$s","content":"x"}                               | author
                    no team              | {"author":"Ada","content":"x"}                                 | team_id
                    a team that's no id  | {"team_id":"platform","author":"Ada","content":"x"}            | team_id
                    a user alone         | {"team_id":"%1$s","author":"A","content":"x","slack_user":"U1"} | slack_user
                    a workspace in small | {"team_id":"%1$s","author":"A","content":"x","slack_user":"U1","slack_workspace":"t1"} | slack_workspace
                    content and answers  | {"team_id":"%1$s","author":"A","content":"x","answers":[{"answer":"y"}]} | content
                    no answers           | {"team_id":"%1$s","author":"A","answers":[]}                   | answers
                    a blank answer       | {"team_id":"%1$s","author":"A","answers":[{"answer":""}]}      | answers[0].answer
                    a null answer        | {"team_id":"%1$s","author":"A","answers":[null]}               | answers[0]
                    an unknown field     | {"team_id":"%1$s","author":"A","content":"x","mood":"fine"}    | mood
                    a number for text    | {"team_id":"%1$s","author":"A","content":7}                    | content
                    """)
    void a_submission_with(String flaw, String body, String field) {
        refused(() -> writer().body(body.formatted(TEAM)).post(UPDATES))
                .statusCode(400)
                .body("errors.field", hasItem(field));
    }

    @Test
    void text_of_more_than_10_000_characters() {
        var text = "é".repeat(10_001);
        var body =
                "{\"team_id\":\"%s\",\"author\":\"Ada\",\"content\":\"%s\"}".formatted(TEAM, text);
        refused(() -> writer().body(body).post(UPDATES))
                .statusCode(400)
                .body("errors.field", hasItem("content"));
    }

    @Test
    void malformed_json() {
        refused(() -> writer().body("{\"name\":").post(TEAMS))
                .statusCode(400)
                .body("title", equalTo("Malformed JSON"));
    }

    @Test
    void another_content_type() {
        refused(() -> writer().contentType("text/plain").body("Platform").post(TEAMS))
                .statusCode(415);
    }

    @Test
    void a_body_of_more_than_64_kib() {
        refused(() -> writer().body("{\"name\":\"" + "x".repeat(66_000) + "\"}").post(TEAMS))
                .statusCode(413);
    }

    @Test
    void ids_cron_time_zone_and_header_that_are_none() {
        var team = aTeam();
        refused(() -> writer().body("{\"name\":\"Core\"}").put(TEAMS + "/platform/name"))
                .statusCode(400)
                .body("errors.field", hasItem("id"));
        refused(
                        () ->
                                writer().body(
                                                "{\"cron\":\"99 9 * * *\",\"time_zone\":\"Mars/Olympus\"}")
                                        .put(TEAMS + "/" + team + "/poll-schedule"))
                .statusCode(400)
                .body("errors.field", hasItem("cron"))
                .body("errors.field", hasItem("time_zone"));
        refused(() -> writer().put(TEAMS + "/" + team + "/members/T1/ada"))
                .statusCode(400)
                .body("errors.field", hasItem("slack_user"));
        refused(
                        () ->
                                writer().header("Idempotency-Key", "x".repeat(201))
                                        .body("{\"name\":\"Core\"}")
                                        .post(TEAMS))
                .statusCode(400)
                .body("errors.field", hasItem("Idempotency-Key"));
    }

    @Test
    void no_token_a_wrong_one_and_one_without_the_scope() {
        refused(() -> given().contentType("application/json").body("{}").post(TEAMS))
                .statusCode(401);
        refused(() -> given().header("Authorization", "Bearer nobody").delete(TEAMS + "/" + TEAM))
                .statusCode(401);
        refused(
                        () ->
                                given().header("Authorization", "Bearer " + CommandsBackends.READER)
                                        .delete(TEAMS + "/" + TEAM))
                .statusCode(403);
    }

    @Test
    void an_unknown_path_a_wrong_method_and_an_answer_nobody_gives() {
        refused(() -> writer().get("/commands/v1/" + UUID.randomUUID())).statusCode(404);
        refused(() -> writer().patch(TEAMS)).statusCode(405);
        refused(() -> writer().accept("image/png").body("{\"name\":\"Core\"}").post(TEAMS))
                .statusCode(406);
    }

    private ValidatableResponse refused(Supplier<Response> request) {
        long head = stored.head();
        var answer =
                request.get()
                        .then()
                        .contentType("application/problem+json")
                        .body(not(containsString("Exception")))
                        .body(not(containsString("\tat ")));
        assertThat(stored.head()).isEqualTo(head);
        return answer;
    }
}
