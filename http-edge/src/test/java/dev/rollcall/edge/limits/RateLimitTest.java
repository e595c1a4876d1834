package dev.rollcall.edge.limits;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.edge.StrictDoor;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.net.URI;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// One client may ask so much, and the others as much.
@QuarkusTest
@TestProfile(StrictDoor.class)
class RateLimitTest {
    private static final int FAR_MORE_THAN_ALLOWED = 200;

    @TestHTTPResource(value = "/metrics", management = true)
    URI metrics;

    @Test
    void who_asks_too_often_is_told_when_to_go_on_and_then_goes_on() {
        // When
        var refused = refused(Stream.generate(() -> "reader"));

        // Then
        refused.then()
                .contentType("application/problem+json")
                .header("Retry-After", matchesPattern("[12]"))
                .body("title", equalTo("Too many requests"))
                .body("detail", containsString("Retry-After"));
        given().get(metrics).then().body(not(containsString("limited_total 0.0")));
        given().get(metrics).then().body(containsString("rollcall_requests_limited_total"));
        await().until(() -> ask("reader").statusCode() != 429);
    }

    @Test
    void the_others_go_on() {
        refused(Stream.generate(() -> "writer"));

        assertEquals(404, ask("operator").statusCode());
    }

    @Test
    void who_has_no_token_or_a_made_up_one_is_one_client_of_its_address() {
        refused(Stream.iterate(0, n -> n + 1).map(n -> n % 2 == 0 ? null : "guess-" + n));
    }

    @Test
    void what_slack_sends_and_the_pages_own_files_are_not_counted() {
        for (int n = 0; n < 20; n++) {
            assertEquals(404, given().get("/slack/events").statusCode());
            assertEquals(404, given().get("/page/page.js").statusCode());
        }
    }

    private static Response refused(Stream<String> tokens) {
        return tokens.limit(FAR_MORE_THAN_ALLOWED)
                .map(RateLimitTest::ask)
                .filter(answer -> answer.statusCode() == 429)
                .findFirst()
                .orElseThrow();
    }

    /// Null for none.
    private static Response ask(String token) {
        var request = given();
        if (token != null) {
            request.header("Authorization", "Bearer " + token + "-secret-0123456789");
        }
        return request.get("/api/nothing");
    }
}
