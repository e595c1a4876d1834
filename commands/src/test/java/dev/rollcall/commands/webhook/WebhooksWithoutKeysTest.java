package dev.rollcall.commands.webhook;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.rollcall.commands.CommandsBackends;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Where there is no key to encrypt secrets with.
@QuarkusTest
@QuarkusTestResource(CommandsBackends.class)
class WebhooksWithoutKeysTest {

    private static final Map<String, Object> BODY =
            Map.of("url", "https://hooks.example.com/", "kinds", List.of("missed"));

    private final UUID id = UUID.randomUUID();
    private final String webhook = "/commands/v1/webhooks/" + id;

    @Inject Pool pool;

    @Test
    void a_webhook_is_not_set_and_the_settings_are_named_that_it_wants() {
        operator()
                .body(BODY)
                .put(webhook)
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("detail", containsString("rollcall.slack.token-key"));

        operator().get(webhook).then().statusCode(404);
    }

    @Test
    void what_is_wrong_with_a_request_is_told_first() {
        operator()
                .body(Map.of("kinds", List.of("missed")))
                .put(webhook)
                .then()
                .statusCode(400)
                .body("errors.field", equalTo(List.of("url")));
    }

    @Test
    void one_from_before_there_were_keys_may_be_changed_but_gets_no_other_secret() {
        // Given
        pool.preparedQuery(
                        """
                        insert into commands.webhook_secrets (webhook_id, secret, sequence)
                        values ($1, 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 1)
                        """)
                .execute(Tuple.of(id))
                .await()
                .atMost(Duration.ofSeconds(20));

        // When
        operator()
                .body(BODY)
                .put(webhook)
                .then()
                .statusCode(200)
                .body("sequence", equalTo(1))
                .body("secret", nullValue());

        // Then
        operator()
                .body("{}")
                .put(webhook + "/secret")
                .then()
                .statusCode(409)
                .body("detail", containsString("rollcall.slack.token-key"));
        operator().delete(webhook).then().statusCode(200);
    }

    private static RequestSpecification operator() {
        return given().auth().oauth2(CommandsBackends.OPERATOR).contentType(ContentType.JSON);
    }
}
