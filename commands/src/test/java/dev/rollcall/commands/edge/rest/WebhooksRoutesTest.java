package dev.rollcall.commands.edge.rest;

import static dev.rollcall.commands.edge.rest.CommandRoutes.aTeam;
import static dev.rollcall.commands.edge.rest.CommandRoutes.writer;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.rollcall.commands.CommandsBackends;
import dev.rollcall.commands.InstallBackends;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(InstallBackends.Profile.class)
class WebhooksRoutesTest {

    static final String URL = "https://hooks.example.com/rollcall";
    static final String GIVEN = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private final UUID id = UUID.randomUUID();
    private final String webhook = "/commands/v1/webhooks/" + id;

    @Inject StoredEvents stored;

    @AfterEach
    void remove() {
        operator().delete(webhook).then().statusCode(200);
    }

    @Test
    void a_webhook_is_set_and_its_secret_shown_once_and_stored_in_no_event() {
        // Given
        var body = Map.of("url", URL, "team_id", aTeam(), "kinds", List.of("missed", "submitted"));

        // When
        var first =
                operator()
                        .header("Idempotency-Key", "hook-1")
                        .body(body)
                        .put(webhook)
                        .then()
                        .statusCode(200)
                        .body("id", equalTo(id.toString()))
                        .body("sequence", equalTo(1))
                        .body("secret", startsWith("whsec_"))
                        .extract()
                        .<String>path("secret");
        for (var key : List.of("hook-1", "hook-2")) {
            operator()
                    .header("Idempotency-Key", key)
                    .body(body)
                    .put(webhook)
                    .then()
                    .statusCode(200)
                    .body("sequence", equalTo(1))
                    .body("secret", nullValue());
        }

        // Then
        assertThat(stored.of(id.toString()))
                .singleElement()
                .satisfies(
                        event -> {
                            assertThat(event.type()).isEqualTo("WebhookSet");
                            assertThat(event.data()).doesNotContain(first);
                        });
        operator()
                .get(webhook)
                .then()
                .statusCode(200)
                .body("url", equalTo(URL))
                .body("kinds", equalTo(List.of("submitted", "missed")))
                .body("secret", nullValue());
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () ->
                                operator()
                                        .get("/commands/v1/webhooks")
                                        .then()
                                        .body("webhooks.id", hasItem(id.toString())));
    }

    @Test
    void a_secret_is_replaced_once_by_a_given_or_a_made_one() {
        // Given
        operator().body(Map.of("url", URL, "kinds", List.of("missed"))).put(webhook);

        // When
        replace("a", Map.of("secret", GIVEN)).body("secret", nullValue());
        replace("b", Map.of()).body("secret", startsWith("whsec_"));
        replace("b", Map.of()).body("secret", nullValue()).body("sequence", equalTo(3));

        // Then
        assertThat(stored.typesOf(id.toString()))
                .containsExactly("WebhookSet", "WebhookSecretReplaced", "WebhookSecretReplaced");
        assertThat(stored.of(id.toString())).noneMatch(event -> event.data().contains("whsec_"));
    }

    private ValidatableResponse replace(String key, Object body) {
        return operator()
                .header("Idempotency-Key", key)
                .body(body)
                .put(webhook + "/secret")
                .then()
                .statusCode(200);
    }

    @Test
    void one_that_was_removed_is_not_there_and_gets_another_secret_when_it_is_set_again() {
        // Given
        var body = Map.of("url", URL, "kinds", List.of("missed"));
        var first = operator().body(body).put(webhook).<String>path("secret");
        operator().delete(webhook).then().statusCode(200);
        operator().get(webhook).then().statusCode(404);

        // When
        operator()
                .body(body)
                .put(webhook)
                .then()
                .statusCode(200)
                .body("secret", startsWith("whsec_"))
                .body("secret", not(equalTo(first)));
    }

    @Test
    void what_cannot_be_a_webhook_is_refused_with_every_reason() {
        refused(
                Map.of("url", "http://hooks.example.com/", "kinds", List.of("missed", "Missed")),
                "url",
                "kinds[1]");
        refused(Map.of("team_id", "x", "kinds", List.of()), "url", "team_id", "kinds");
        refused(Map.of("url", URL), "kinds");
        operator()
                .body(Map.of("secret", "whsec_c2hvcnQ="))
                .put(webhook + "/secret")
                .then()
                .statusCode(400)
                .body("errors.field", equalTo(List.of("secret")));
        operator().body("{}").put(webhook + "/secret").then().statusCode(404);
        operator()
                .body(
                        Map.of(
                                "url",
                                URL,
                                "team_id",
                                UUID.randomUUID().toString(),
                                "kinds",
                                List.of("missed")))
                .put(webhook)
                .then()
                .statusCode(404)
                .body("errors.field", equalTo(List.of("team_id")));
    }

    private void refused(Map<String, Object> body, String... fields) {
        operator()
                .body(body)
                .put(webhook)
                .then()
                .statusCode(400)
                .body("errors.field", equalTo(List.of(fields)));
    }

    @Test
    void webhooks_are_the_operators() {
        given().get(webhook).then().statusCode(401);
        writer().get(webhook).then().statusCode(403);
        writer().body(Map.of("url", URL)).put(webhook).then().statusCode(403);
        writer().post(webhook + "/replay").then().statusCode(403);
        writer().get(webhook + "/deliveries").then().statusCode(403);
    }

    @Test
    void the_document_tells_which_of_them_are_commands() {
        var paths = "paths.'/commands/v1/webhooks/{id}";
        given().get("/q/openapi?format=json")
                .then()
                .body(paths + "'.put.parameters.name", hasItem("Idempotency-Key"))
                .body(paths + "/secret'.put.parameters.name", hasItem("Idempotency-Key"))
                .body(paths + "/replay'.post.parameters.name", hasSize(3))
                .body(paths + "/deliveries/{delivery}/retry'.post.parameters.name", hasSize(2));
    }

    private static RequestSpecification operator() {
        return given().auth().oauth2(CommandsBackends.OPERATOR).contentType(ContentType.JSON);
    }
}
